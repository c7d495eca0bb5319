package dev.tutti.internal.cdi;

import dev.tutti.internal.config.Setting;
import dev.tutti.internal.context.ConcurrencyCarrier;
import dev.tutti.internal.context.Coverage;
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
import org.eclipse.microprofile.context.spi.ContextManager;
import org.jspecify.annotations.Nullable;

/** Chooses the carrier of contexts that the platform has, and says in one line of the log what that carries. */
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
     * The first there is, of the most to the least.
     *
     * @param secure whether the application must not start where tasks do not have the security identity of their callers
     */
    static ContextCarrier carrier(BeanManager beans, Instance<Object> instances, boolean secure) {
        Contexts platform = new Contexts(beans, instances);
        Found found = platform.microProfile();
        if (found == null) {
            found = platform.concurrency();
        }
        if (found == null) {
            LoaderCarrier loader = new LoaderCarrier();
            found = new Found(loader, loader.coverage());
        }
        found.log();
        if (secure) {
            found.refuseWithoutSecurity();
        }
        return found.carrier;
    }

    private @Nullable Found microProfile() {
        try {
            Instance<ContextManager> own = instances.select(ContextManager.class); // as on the plain JVM
            MicroProfileCarrier carrier = own.isUnsatisfied()
                    ? new MicroProfileCarrier(requests)
                    : new MicroProfileCarrier(own.get(), requests);
            return new Found(carrier, carrier.coverage());
        } catch (NoClassDefFoundError | IllegalStateException e) { // neither its API nor a provider of it
            return null;
        }
    }

    private @Nullable Found concurrency() {
        try {
            ConcurrencyCarrier carrier = ConcurrencyCarrier.lookUp(requestScope(), requests);
            return new Found(carrier, carrier.coverage());
        } catch (NoClassDefFoundError | NamingException e) { // neither its API nor a server that has it
            return null;
        }
    }

    private @Nullable RequestScope requestScope() {
        try {
            return new WeldRequestScope(beans);
        } catch (LinkageError | RuntimeException e) {
            LOG.log(Level.DEBUG, "The request scope is not carried: CDI is not Weld here", e);
            return null;
        }
    }

    private record Found(ContextCarrier carrier, Coverage coverage) {

        void log() {
            boolean all = coverage.carries(Coverage.Context.APPLICATION) && coverage.carries(Coverage.Context.REQUEST);
            LOG.log(all ? Level.INFO : Level.WARNING, "Contexts of callers, " + coverage);
        }

        void refuseWithoutSecurity() {
            if (!coverage.carries(Coverage.Context.SECURITY)) {
                throw new DeploymentException(Setting.SECURITY.key()
                        + "=REQUIRED, but on this platform tasks do not have the principal and roles of their callers (contexts "
                        + coverage + "); run the application on a server that carries them, or remove the key");
            }
        }
    }
}
