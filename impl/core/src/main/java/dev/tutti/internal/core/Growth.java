package dev.tutti.internal.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Adds workers to a lane while its queue is not empty and its workers are held up, and lets them go again.
 *
 * <p>Held up are the workers whose bodies wait; a lane needs as many others as there are processors, and no more: bodies
 * that compute gain nothing by further threads, however many queue. Bodies that wait inside a native read, as those of JDBC
 * do, look as if they ran; they are known by their processor time, which stands still.
 */
final class Growth {

    private static final Duration TICK = Duration.ofMillis(1);
    /** A look at very many workers takes long itself; between two of them there is so many times as much. */
    private static final int PAUSE = 10;

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final Lane.Pool pool;
    private final int least;
    private final Timer timer;

    private final AtomicBoolean watching = new AtomicBoolean();

    // Used in look() alone, of which one at a time is scheduled.
    private long begunBefore;
    private final Standstill standstill = new Standstill(Load::sinceLast, this::processorTime);

    Growth(Lane.Pool pool, int least, Timer timer) {
        this.pool = pool;
        this.least = least;
        this.timer = timer;
    }

    /** Told of each submission; watches the queue until it is empty. */
    void submitted() {
        if (!watching.get() && !pool.getQueue().isEmpty() && watching.compareAndSet(false, true)) {
            timer.afterOnMachine(TICK, Work.droppable(this::look));
        }
    }

    /** Told by a worker that it is about to wait for a future, likely that of something in the queue. */
    void held() {
        if (!pool.getQueue().isEmpty()) {
            timer.atOnce(Work.droppable(this::oneMore));
        }
    }

    private void look() {
        long now = System.nanoTime();
        if (pool.getQueue().isEmpty()) {
            standstill.ends();
            watching.set(false);
            if (pool.getCorePoolSize() != least) {
                pool.setCorePoolSize(least); // those above it end when they have been idle for a while
            }
            submitted(); // of work that came between the two looks at the queue
            return;
        }
        int more = pool.queued(missing(now));
        Duration pause = Duration.ofNanos(PAUSE * (System.nanoTime() - now));
        if (more > 0) {
            grow(pool.getPoolSize() + more);
        }
        timer.afterOnMachine(pause.compareTo(TICK) > 0 ? pause : TICK, Work.droppable(this::look));
    }

    /** How many workers would help. */
    private int missing(long now) {
        int waiting = (int) pool.workers().stream().filter(Growth::waits).count();
        int running = pool.getPoolSize() - waiting; // some of them on their way to their first work
        if (running < least) {
            return Math.max(least - running, waiting); // as many again: bodies that wait come in herds
        }
        long begun = pool.begun();
        boolean moves = begun != begunBefore || pool.busy() < pool.getPoolSize();
        begunBefore = begun;
        if (moves) {
            standstill.ends();
            return 0;
        }
        return standstill.isBlockage(now) ? running : 0;
    }

    /** Not one that is blocked by a monitor or a lock: whoever holds that runs, or is seen to wait. */
    private static boolean waits(Lane.Worker worker) {
        Thread thread = worker.thread();
        Object before = LockSupport.getBlocker(thread);
        Thread.State state = thread.getState();
        return worker.busy()
                && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
                && before == LockSupport.getBlocker(thread) // else it waits no longer, or for something else
                && !isLock(before);
    }

    /** Else many workers that want one of the engine's own locks for a moment would bring ever more of them. */
    private static boolean isLock(@Nullable Object blocker) {
        return blocker != null && blocker.getClass().getEnclosingClass() == ReentrantLock.class;
    }

    /** The processor time of all busy workers, in nanoseconds; 0 if none is known. */
    private long processorTime() {
        long sum = 0;
        for (Lane.Worker worker : pool.workers()) {
            if (worker.busy() && TIMES.isThreadCpuTimeSupported()) {
                sum += Math.max(0, TIMES.getThreadCpuTime(worker.thread().getId()));
            }
        }
        return sum;
    }

    private void grow(int workers) {
        pool.resize(workers);
        if (pool.getPoolSize() < workers) {
            pool.setCorePoolSize(Math.max(least, pool.getPoolSize()));
        }
    }

    private void oneMore() {
        int threads = pool.getPoolSize();
        if (!pool.getQueue().isEmpty() && pool.busy() >= threads) {
            grow(threads + 1);
        }
    }
}
