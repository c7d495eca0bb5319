package dev.tutti.internal.cdi;

import dev.tutti.internal.context.LoaderCarrier;
import dev.tutti.internal.context.MicroProfileCarrier;
import dev.tutti.spi.ContextCarrier;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the carrier of contexts: the application's own if it has one, else what the platform has. */
final class Contexts {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private Contexts() {}

    static ContextCarrier carrier(Instance<Object> instances) {
        Instance<ContextCarrier> own = instances.select(ContextCarrier.class);
        if (!own.isUnsatisfied()) {
            return own.get();
        }
        try {
            return new MicroProfileCarrier(
                    () -> instances.select(RequestContextController.class).get());
        } catch (NoClassDefFoundError | IllegalStateException e) { // neither its API nor a provider of it
            LOG.log(
                    Level.WARNING,
                    "No MicroProfile Context Propagation here: tasks have only the caller's class loader",
                    e);
            return new LoaderCarrier();
        }
    }
}
