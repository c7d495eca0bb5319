package dev.tutti.internal.context;

import jakarta.security.jacc.PolicyContext;
import java.util.concurrent.Executor;

/**
 * The application whose roles Jakarta Authorization asks for. Payara has a context service take the principal along but not
 * this, and without it nobody is in any role. Thread-safe.
 */
final class PolicyScope {

    /** Captures that of the calling thread, as a carrier does. */
    Executor capture() {
        String captured = PolicyContext.getContextID();
        return work -> {
            String own = PolicyContext.getContextID();
            PolicyContext.setContextID(captured);
            try {
                work.run();
            } finally {
                PolicyContext.setContextID(own);
            }
        };
    }
}
