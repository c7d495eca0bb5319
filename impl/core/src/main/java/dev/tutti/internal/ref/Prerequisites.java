package dev.tutti.internal.ref;

import dev.tutti.DeadlockException;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps a call back, on no thread, until the references that it needs have their values. Thread-safe. */
public final class Prerequisites {

    private final Engine engine;
    private final Call call;
    private final Strategy chain;
    private final Ref<?> ref;
    private final AtomicInteger missing;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock. How to let go of those waited for; null once nobody waits any more.
    private @Nullable List<Runnable> leaves = new ArrayList<>();

    private Prerequisites(Engine engine, Call call, Strategy chain, Ref<?> ref, int missing) {
        this.engine = engine;
        this.call = call;
        this.chain = chain;
        this.ref = ref;
        this.missing = new AtomicInteger(missing);
    }

    /**
     * As {@link Ref#submit}, once all that is needed has succeeded. Fails as the first of them that fails does, and is
     * cancelled with the first that is cancelled; then the call never begins.
     */
    public static <T> Ref<T> submit(
            Collection<? extends TaskRef<?>> needed, Engine engine, Executor contexts, Call call, Strategy chain) {
        if (needed.isEmpty()) {
            return Ref.submit(engine, contexts, call, chain);
        }
        Ref<T> ref = new Ref<>(engine, contexts, call);
        Prerequisites prerequisites = new Prerequisites(engine, call, chain, ref, needed.size());
        call.atEnd(prerequisites::endedBefore);
        ref.failingWithAny();
        needed.forEach(ref::dependsOn);
        needed.forEach(prerequisites::await);
        return ref;
    }

    private void await(TaskRef<?> needed) {
        Runnable leave = Ref.observe(needed, (value, failure) -> settled(needed, failure));
        lock.lock();
        try {
            if (leaves != null) {
                leaves.add(leave);
                return;
            }
        } finally {
            lock.unlock();
        }
        leave.run();
    }

    private void settled(TaskRef<?> needed, @Nullable Throwable failure) {
        if (failure != null) {
            if (leave()) {
                Nesting.run(engine, () -> refuse(failure));
            }
        } else if (missing.decrementAndGet() > 0) {
            DeadlockException deadlock = ref.without(needed);
            if (deadlock != null && leave()) {
                Nesting.run(engine, () -> refuse(deadlock));
            }
        } else if (leave()) {
            call.submit(chain, ref);
        }
    }

    /** The call has ended: with its reference, or with the call that made it, which knows of no reference yet. */
    private void endedBefore() {
        if (leave()) {
            ref.cancel(true);
        }
    }

    private void refuse(Throwable failure) {
        if (failure instanceof CancellationException) {
            ref.cancel(true);
        } else {
            call.submit(unwanted -> unwanted.refuse(failure), ref);
        }
    }

    /** Lets go of all; false if that was done before. */
    private boolean leave() {
        List<Runnable> all;
        lock.lock();
        try {
            all = leaves;
            leaves = null;
        } finally {
            lock.unlock();
        }
        if (all == null) {
            return false;
        }
        all.forEach(Runnable::run);
        return true;
    }
}
