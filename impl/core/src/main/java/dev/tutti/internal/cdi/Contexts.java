package dev.tutti.internal.cdi;

import dev.tutti.internal.context.LoaderCarrier;
import dev.tutti.internal.context.MicroProfileCarrier;
import dev.tutti.spi.ContextCarrier;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.spi.ContextManager;

/** Chooses the carrier of contexts that the platform has. */
final class Contexts {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private Contexts() {}

    static ContextCarrier carrier(Instance<Object> instances) {
        Supplier<RequestContextController> requests =
                () -> instances.select(RequestContextController.class).get();
        try {
            Instance<ContextManager> own = instances.select(ContextManager.class); // as on the plain JVM
            return own.isUnsatisfied()
                    ? new MicroProfileCarrier(requests)
                    : new MicroProfileCarrier(own.get(), requests);
        } catch (NoClassDefFoundError | IllegalStateException e) { // neither its API nor a provider of it
            LOG.log(
                    Level.WARNING,
                    "No MicroProfile Context Propagation here: tasks have only the caller's class loader",
                    e);
            return new LoaderCarrier();
        }
    }
}
