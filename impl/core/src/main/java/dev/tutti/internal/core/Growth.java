package dev.tutti.internal.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Adds workers to a lane while its queue is not empty and its workers are held up, and lets them go again.
 *
 * <p>A lane is held up when in a tick its workers began less work than there are workers: bodies that end within a tick need
 * no further thread, however many queue, and bodies that block get one each after a few doublings.
 */
final class Growth {

    private static final Logger LOG = System.getLogger(Growth.class.getName());
    private static final Duration TICK = Duration.ofMillis(1);

    private final Lane.Pool pool;
    private final int least;
    private final Timer timer;

    private final AtomicBoolean watching = new AtomicBoolean();
    private long begunBefore; // only used in look(), of which one at a time is scheduled

    Growth(Lane.Pool pool, int least, Timer timer) {
        this.pool = pool;
        this.least = least;
        this.timer = timer;
    }

    /** Told of each submission; watches the queue until it is empty. */
    void submitted() {
        if (!watching.get() && !pool.getQueue().isEmpty() && watching.compareAndSet(false, true)) {
            timer.after(TICK, new Look());
        }
    }

    private void look() {
        int queued = pool.getQueue().size();
        if (queued == 0) {
            watching.set(false);
            if (pool.getCorePoolSize() != least) {
                pool.setCorePoolSize(least); // those above it end when they have been idle for a while
            }
            submitted(); // of work that came between the two looks at the queue
            return;
        }
        long begun = pool.begun();
        int workers = pool.getPoolSize();
        if (begun - begunBefore < workers) {
            grow(workers + Math.min(queued, workers));
        }
        begunBefore = begun;
        timer.after(TICK, new Look());
    }

    private void grow(int workers) {
        try {
            pool.setCorePoolSize(workers);
            pool.prestartAllCoreThreads(); // or the next submitters would start the missing ones, on their threads
        } catch (OutOfMemoryError e) { // the platform has no more threads: go on with those there are
            LOG.log(
                    Level.WARNING,
                    "No thread beyond the " + pool.getPoolSize() + " there are; work waits for one of them",
                    e);
        }
    }

    private final class Look implements Work {

        @Override
        public void run() {
            look();
        }

        @Override
        public void reject(RejectedExecutionException why) {
            // The engine closes: there is nothing to grow for.
        }
    }
}
