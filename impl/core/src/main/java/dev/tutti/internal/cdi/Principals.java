package dev.tutti.internal.cdi;

import dev.tutti.internal.actor.Key;
import dev.tutti.internal.actor.Request;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The name of the principal who makes a call, as the container's own bean tells it. Thread-safe. */
final class Principals implements Key {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final Instance<Object> instances;
    private final AtomicBoolean told = new AtomicBoolean();

    Principals(Instance<Object> instances) {
        this.instances = instances;
    }

    /** Null where nobody is known, as in a timer. */
    @Override
    public @Nullable Object of(Request request) {
        try {
            Instance<Principal> principal = instances.select(Principal.class);
            return principal.isResolvable() ? principal.get().getName() : null;
        } catch (RuntimeException e) { // a platform that knows of none, such as the plain JVM
            if (told.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, "fairness = BY_PRINCIPAL has no effect: no principal is known here (" + e + ")");
            }
            return null;
        }
    }
}
