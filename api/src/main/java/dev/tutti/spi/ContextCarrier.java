package dev.tutti.spi;

import java.util.concurrent.Executor;

/**
 * Carries the contexts of a thread (class loader, naming, security, request scope, tracing) to others. The transaction is
 * never among them. Thread-safe.
 *
 * <p>An application that has a bean of this type has its contexts carried by that, and by nothing else.
 *
 * <p>Contexts are captured on the thread that makes a call, before anything queues, and never on the thread where the call
 * happens to run.
 */
public interface ContextCarrier {

    /**
     * Captures the contexts of the calling thread. The returned executor runs what it is given at once on the thread that
     * gives it, with the captured contexts, and restores that thread's own afterwards. It may be used any number of times
     * and by several threads at once.
     */
    Executor capture();

    /** As {@link #capture()}, but with a request scope of its own that starts and ends with what is run. */
    Executor captureDetached();
}
