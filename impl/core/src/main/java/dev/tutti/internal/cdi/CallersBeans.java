package dev.tutti.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The beans that the calling module sees. From an EAR's lib the library itself does not see those of the web modules, and
 * would take the classes of one name in two of them for the same. Thread-safe.
 */
final class CallersBeans {

    private final BeanManager ours;
    // Those of the actor that the thread is creating, which has no caller.
    private final ThreadLocal<@Nullable BeanManager> creating = new ThreadLocal<>();

    CallersBeans(BeanManager ours) {
        this.ours = ours;
    }

    /** The bean manager of the module whose code made the call that the thread is in; outside of any, the library's own. */
    BeanManager get() {
        BeanManager ofAnActor = creating.get();
        return ofAnActor == null ? ofTheNaming() : ofAnActor;
    }

    private BeanManager ofTheNaming() {
        try {
            return InitialContext.doLookup("java:comp/BeanManager");
        } catch (NamingException e) { // the plain JVM, or a thread of no module
            return ours;
        }
    }

    /** Creates an actor in the module whose beans these are. */
    <T> T creating(BeanManager beans, Supplier<T> actor) {
        BeanManager outer = creating.get();
        creating.set(beans);
        try {
            return actor.get();
        } finally {
            creating.set(outer);
        }
    }
}
