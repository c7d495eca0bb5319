package dev.tutti.internal.coordination;

import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Line;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.ref.WaitRef;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * So many permits, and the line of those who wait for one. A permit that is given back is the next one's at once, so nobody
 * overtakes the line. Thread-safe.
 *
 * <p>The gate's semaphore is another: there a call leaves by its end alone, here anybody may cancel a wait at any time.
 */
final class Permits {

    private final Waiters waits;
    private final Use use;
    private final Object owner; // of the name
    private final int all;
    private final String advice;
    private final ReentrantLock lock = new ReentrantLock();
    private final Line<Asking> line = new Line<>(); // guarded by lock
    private int free; // guarded by lock; 0 while anybody waits

    /**
     * All of them free.
     *
     * @param owner what has the permits
     * @param advice what kept those waiting who waited for too long, and what to do
     */
    Permits(Waiters waits, Use use, Object owner, int all, String advice) {
        this.waits = waits;
        this.use = use;
        this.owner = owner;
        this.all = all;
        this.advice = advice;
        this.free = all;
    }

    TaskRef<Lease> acquire(@Nullable Duration time) {
        return acquire(time, waits.engine().carrier().capture());
    }

    /** A wait of the engine's own has no contexts. */
    WaitRef<Lease> acquire(@Nullable Duration time, @Nullable Executor contexts) {
        Asking asking = new Asking(contexts);
        return take(asking) ? asking.serve(new Held()) : asking.begin(time);
    }

    Optional<Lease> tryAcquire() {
        return take(null) ? Optional.of(new Held()) : Optional.empty();
    }

    <R> TaskRef<R> with(Callable<? extends R> code) {
        Objects.requireNonNull(code, "code");
        Engine engine = waits.engine();
        Executor contexts = engine.carrier().capture();
        Call call = new Call("with " + use, contexts, code);
        call.adopted();
        return Ref.submit(engine, contexts, call, new Holding(this, engine.at(engine.home())));
    }

    int all() {
        return all;
    }

    int free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a permit if there is one; else whoever is given waits for one. */
    private boolean take(@Nullable Asking orWaits) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                use.keep(owner);
                return true;
            }
            if (orWaits != null) {
                line.add(orWaits, 0);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a permit back, or on to whom is returned. */
    private @Nullable Asking giveBack() {
        lock.lock();
        try {
            Asking next = line.poll();
            if (next == null) {
                free++;
                use.keep(free == all ? null : owner);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody who asks for a permit. */
    private final class Asking extends Waiter<Lease> {

        Asking(@Nullable Executor contexts) {
            super(waits, "acquire() of " + use, contexts);
        }

        @Override
        boolean outOfLine() {
            lock.lock();
            try {
                return line.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        String advice() {
            return advice;
        }

        @Override
        void unwanted(Lease lease) {
            lease.close();
        }
    }

    /** A permit that is held. */
    final class Held implements Lease {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void close() {
            give().run();
        }

        /** Gives it back, the first time; returns what tells the one whose it is now. */
        Runnable give() {
            Asking next = closed.compareAndSet(false, true) ? giveBack() : null;
            return next == null ? () -> {} : () -> next.serve(new Held());
        }

        @Override
        public String toString() {
            return "Lease[" + use + (closed.get() ? ", closed]" : ", held]");
        }
    }
}
