package dev.tutti.internal.core;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The engine's only source of time: everything that waits for time waits here. Its one thread runs short work of the
 * engine, never a body or a continuation. Thread-safe.
 */
public final class Timer {

    private final ScheduledThreadPoolExecutor clock;
    private final Set<Work> waiting = ConcurrentHashMap.newKeySet();

    Timer(ThreadFactory threads) {
        clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = threads.newThread(work);
            thread.setName("tutti-timer");
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.prestartAllCoreThreads();
    }

    /**
     * Runs the work once the time has passed, or rejects it if the engine closes before or has closed.
     *
     * @return takes the work back if it has not run; then it is neither run nor rejected
     */
    public Runnable after(Duration time, Work work) {
        waiting.add(work);
        try {
            var scheduled = clock.schedule(() -> take(work), nanos(time), TimeUnit.NANOSECONDS);
            return () -> {
                if (waiting.remove(work)) {
                    scheduled.cancel(false);
                }
            };
        } catch (RejectedExecutionException e) {
            reject(work, e);
            return () -> {};
        }
    }

    /** Runs the work on the timer's thread. */
    void atOnce(Work work) {
        after(Duration.ZERO, work);
    }

    private void take(Work work) {
        if (waiting.remove(work)) {
            work.run();
        }
    }

    /** The time in nanoseconds; the longest there is for a longer one. */
    public static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException e) { // over 292 years
            return time.isNegative() ? 0 : Long.MAX_VALUE >> 1;
        }
    }

    void close() {
        clock.shutdownNow();
        RejectedExecutionException why = new RejectedExecutionException("tutti-timer has closed");
        waiting.forEach(work -> reject(work, why));
    }

    private void reject(Work work, RejectedExecutionException why) {
        if (waiting.remove(work)) {
            work.reject(why);
        }
    }
}
