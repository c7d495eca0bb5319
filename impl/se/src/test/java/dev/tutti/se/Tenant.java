package dev.tutti.se;

import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/** A context of a library of somebody else's: whose work the thread does. */
public final class Tenant {

    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "nobody");

    private Tenant() {}

    static String current() {
        return CURRENT.get();
    }

    static void during(String tenant, Runnable work) {
        String before = current();
        CURRENT.set(tenant);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /** What the library brings, so that others can carry it. */
    public static final class Provider implements ThreadContextProvider {

        @Override
        public ThreadContextSnapshot currentContext(Map<String, String> properties) {
            return carrying(current());
        }

        @Override
        public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
            return carrying("nobody");
        }

        @Override
        public String getThreadContextType() {
            return "Tenant";
        }

        private static ThreadContextSnapshot carrying(String tenant) {
            return () -> {
                String before = current();
                CURRENT.set(tenant);
                return () -> CURRENT.set(before);
            };
        }
    }
}
