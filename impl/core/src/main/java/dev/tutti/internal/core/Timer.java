package dev.tutti.internal.core;

import dev.tutti.spi.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The engine's only source of time: everything that waits for time waits here. Its one thread runs short work of the
 * engine, never a body or a continuation. Thread-safe.
 *
 * <p>The engine's time may be another than the machine's, see {@link TimeSource}. What is about the machine itself, such as
 * how many threads it has, goes by the machine's time all the same.
 */
public final class Timer {

    private final ScheduledThreadPoolExecutor clock;
    private final @Nullable TimeSource source; // null for the machine's
    private final Set<Work> waiting = ConcurrentHashMap.newKeySet();

    Timer(ThreadFactory threads, @Nullable TimeSource source) {
        this.source = source;
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
        TimeSource other = source;
        return other == null ? afterOnMachine(time, work) : after(other, time, work);
    }

    private Runnable after(TimeSource other, Duration time, Work work) {
        waiting.add(work);
        Runnable takeBack = other.after(time, () -> take(work));
        if (clock.isShutdown()) { // looked at after the work was added: either this or close() sees it
            reject(work, closed());
        }
        return () -> {
            if (waiting.remove(work)) {
                takeBack.run();
            }
        };
    }

    /** As {@link #after(Duration, Work)}, by the machine's time. */
    public Runnable afterOnMachine(Duration time, Work work) {
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
        afterOnMachine(Duration.ZERO, work);
    }

    /** Whether time passes though there is something to do, as the machine's does. */
    public boolean passesByItself() {
        return source == null;
    }

    /** The work as a home has to queue it: time does not pass until it is done. */
    Work watched(Work work) {
        TimeSource other = source;
        return other == null ? work : new Watched(work, other.begin(work));
    }

    /** Has time not pass between the end of the future and that of what is returned. */
    public Runnable watched(Future<?> future) {
        TimeSource other = source;
        if (other == null) {
            return () -> {};
        }
        TimeSource.Activity activity = other.begin(future);
        activity.waiting(future);
        return activity::end;
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
        RejectedExecutionException why = closed();
        waiting.forEach(work -> reject(work, why));
    }

    private static RejectedExecutionException closed() {
        return new RejectedExecutionException("tutti-timer has closed");
    }

    private void reject(Work work, RejectedExecutionException why) {
        if (waiting.remove(work)) {
            work.reject(why);
        }
    }
}
