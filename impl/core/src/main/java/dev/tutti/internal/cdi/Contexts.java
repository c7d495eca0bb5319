package dev.tutti.internal.cdi;

import dev.tutti.internal.config.Setting;
import dev.tutti.internal.context.ConcurrencyCarrier;
import dev.tutti.internal.context.Coverage;
import dev.tutti.internal.context.KnownCarrier;
import dev.tutti.internal.context.LoaderCarrier;
import dev.tutti.internal.context.MicroProfileCarrier;
import dev.tutti.internal.context.RequestScope;
import dev.tutti.internal.context.WeldRequestScope;
import dev.tutti.spi.ContextCarrier;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the carrier of contexts: the application's own if it has one, else what the platform has, the most first. One line of
 * the log says what it carries.
 */
final class Contexts {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final BeanManager beans;
    private final Instance<Object> instances;
    private final Supplier<RequestContextController> requests;

    private Contexts(BeanManager beans, Instance<Object> instances) {
        this.beans = beans;
        this.instances = instances;
        this.requests = () -> instances.select(RequestContextController.class).get();
    }

    /**
     * The carrier.
     *
     * @param secure whether the application must not start where tasks do not have the security identity of their callers
     */
    static ContextCarrier carrier(BeanManager beans, Instance<Object> instances, boolean secure) {
        ContextCarrier carrier = new Contexts(beans, instances).choose();
        if (carrier instanceof KnownCarrier known) {
            Coverage coverage = known.coverage();
            log(coverage);
            if (secure && !coverage.carries(Coverage.Context.SECURITY)) {
                throw new DeploymentException(Setting.SECURITY.key()
                        + "=REQUIRED, but on this platform tasks do not have the principal and roles of their callers (contexts "
                        + coverage + "); run the application on a server that carries them, or remove the key");
            }
        } else {
            LOG.log(Level.INFO, "Contexts of callers, by " + carrier.getClass().getName() + " of the application");
        }
        return carrier;
    }

    private static void log(Coverage coverage) {
        boolean all = coverage.carries(Coverage.Context.APPLICATION) && coverage.carries(Coverage.Context.REQUEST);
        LOG.log(all ? Level.INFO : Level.WARNING, "Contexts of callers, " + coverage);
    }

    private ContextCarrier choose() {
        Instance<ContextCarrier> own = instances.select(ContextCarrier.class);
        if (!own.isUnsatisfied()) {
            return own.get();
        }
        Instance<KnownCarrier> containers = instances.select(KnownCarrier.class); // as on the plain JVM
        if (!containers.isUnsatisfied()) {
            return containers.get();
        }
        RequestScope scope = requestScope();
        ContextCarrier found = microProfile(scope);
        if (found == null) {
            found = concurrency(scope);
        }
        return found == null ? new LoaderCarrier() : found;
    }

    private @Nullable ContextCarrier microProfile(@Nullable RequestScope scope) {
        try {
            return new MicroProfileCarrier(scope, requests);
        } catch (NoClassDefFoundError | IllegalStateException e) { // neither its API nor a provider of it
            return null;
        }
    }

    private @Nullable ContextCarrier concurrency(@Nullable RequestScope scope) {
        try {
            return ConcurrencyCarrier.lookUp(scope, requests);
        } catch (NoClassDefFoundError | NamingException e) { // neither its API nor a server that has it
            return null;
        }
    }

    private @Nullable RequestScope requestScope() {
        try {
            return new WeldRequestScope(beans);
        } catch (LinkageError | RuntimeException e) {
            LOG.log(Level.DEBUG, "Tutti does not carry the request scope itself: CDI is not Weld here", e);
            return null;
        }
    }
}
