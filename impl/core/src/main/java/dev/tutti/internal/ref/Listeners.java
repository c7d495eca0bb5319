package dev.tutti.internal.ref;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Those of the engine who wait for one reference. Unlike the dependents of a completable future they can leave before it
 * completes, and nothing of them stays behind. Told in order of arrival, outside the lock. Thread-safe.
 */
final class Listeners<T> implements BiConsumer<T, Throwable> {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Listener first; // guarded by lock
    private @Nullable Listener last; // guarded by lock
    private boolean settled; // guarded by lock
    private @Nullable T value; // written once under lock, before settled
    private @Nullable Throwable failure; // written once under lock, before settled

    /**
     * Has the consumer told once, at once if the reference is complete.
     *
     * @return makes it leave; without effect once it is told
     */
    Runnable add(BiConsumer<? super T, ? super Throwable> consumer) {
        Listener listener = new Listener(consumer);
        lock.lock();
        try {
            if (!settled) {
                append(listener);
                return listener;
            }
        } finally {
            lock.unlock();
        }
        tell(consumer, value, failure);
        return listener;
    }

    /** The reference has completed. */
    @Override
    public void accept(T result, Throwable reason) {
        Listener next;
        lock.lock();
        try {
            value = result;
            failure = reason;
            settled = true;
            next = first;
            first = null;
            last = null;
        } finally {
            lock.unlock();
        }
        while (next != null) {
            Listener told = next;
            next = told.after; // nobody unlinks any more
            tell(told.consumer, result, reason);
        }
    }

    private void tell(BiConsumer<? super T, ? super Throwable> consumer, T result, Throwable reason) {
        try {
            consumer.accept(result, reason);
        } catch (Throwable e) { // a fault of the engine's; the others must not hang for it
            LOG.log(Level.ERROR, "Nobody could be told of " + (reason == null ? "a value" : reason), e);
        }
    }

    private void append(Listener listener) {
        listener.before = last;
        if (last == null) {
            first = listener;
        } else {
            last.after = listener;
        }
        last = listener;
    }

    private final class Listener implements Runnable {

        private final BiConsumer<? super T, ? super Throwable> consumer;
        private boolean left; // guarded by lock
        private @Nullable Listener before; // guarded by lock
        private @Nullable Listener after; // guarded by lock, until settled

        Listener(BiConsumer<? super T, ? super Throwable> consumer) {
            this.consumer = consumer;
        }

        /** Leaves. */
        @Override
        public void run() {
            lock.lock();
            try {
                if (settled || left) {
                    return;
                }
                left = true;
                if (before == null) {
                    first = after;
                } else {
                    before.after = after;
                }
                if (after == null) {
                    last = before;
                } else {
                    after.before = before;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
