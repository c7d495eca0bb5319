package dev.tutti.internal.context;

import java.util.EnumSet;
import java.util.concurrent.Executor;

/** Carries the context class loader, for where nothing knows of any other context. */
public final class LoaderCarrier implements KnownCarrier {

    @Override
    public Executor capture() {
        ClassLoader captured = Thread.currentThread().getContextClassLoader();
        return work -> {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(captured);
            try {
                work.run();
            } finally {
                thread.setContextClassLoader(own);
            }
        };
    }

    @Override
    public Executor captureDetached() {
        return capture();
    }

    /** Of the application no more than its class loader. */
    @Override
    public Coverage coverage() {
        return Coverage.of("Tutti itself, the class loader alone", EnumSet.noneOf(Coverage.Context.class));
    }
}
