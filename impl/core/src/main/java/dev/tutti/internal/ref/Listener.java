package dev.tutti.internal.ref;

import org.jspecify.annotations.Nullable;

/**
 * One of the engine who waits for one reference, in a list that is made of the listeners themselves. Run, it leaves before it
 * is told; without effect once it is. Added once.
 */
abstract class Listener<T> implements Source, Runnable {

    // Written before the listener is added, and dropped once it is told or has left: whoever keeps it does not keep the
    // value. Nobody minds seeing it a little longer.
    private @Nullable ObservedFuture<? extends T> source;

    @Nullable
    Listener<?> before; // guarded by the Listeners that it is one of

    @Nullable
    Listener<?> after; // the same, until they are told

    /** Tells of the value or the original failure. */
    abstract void told(T value, @Nullable Throwable failure);

    final void of(ObservedFuture<? extends T> future) {
        source = future;
    }

    /** What it waits for; null before it does, and maybe once it does no longer. */
    @Override
    public final @Nullable ChainedFuture<?> source() {
        return source;
    }

    /** It waits no longer. */
    void done() {
        source = null;
    }

    @Override
    public final void run() {
        ObservedFuture<? extends T> left = source;
        if (left != null) {
            left.leave(this);
            done();
        }
    }
}
