package dev.tutti.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Workers that drain one queue. A fixed lane has as many as it was given, an elastic one grows while bodies hold its workers
 * up (see {@link Growth}). Thread-safe.
 *
 * <p>The first workers start with the lane and later ones on the timer's thread, never on a submitter's, whose inheritable
 * thread-locals they would keep.
 */
public final class Lane implements Home {

    private static final ThreadLocal<@Nullable Lane> MINE = new ThreadLocal<>();
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String name;
    private final boolean mayBlock;
    private final Pool pool;
    private final @Nullable Growth growth;

    private Lane(String name, int workers, ThreadFactory threads, boolean mayBlock, @Nullable Timer timer) {
        this.name = name;
        this.mayBlock = mayBlock;
        this.pool = new Pool(workers, named(threads));
        this.growth = timer == null ? null : new Growth(pool, workers, timer);
        pool.prestartAllCoreThreads();
    }

    /** A lane whose bodies may block: its workers are at least {@code workers} and as many more as it takes. */
    static Lane elastic(String name, int workers, ThreadFactory threads, Timer timer) {
        return new Lane(name, workers, threads, true, timer);
    }

    /** A lane of exactly so many workers. */
    static Lane fixed(String name, int workers, ThreadFactory threads, boolean mayBlock) {
        return new Lane(name, workers, threads, mayBlock, null);
    }

    /** The lane whose worker the calling thread is. */
    static @Nullable Lane current() {
        return MINE.get();
    }

    @Override
    public void execute(Work work) {
        pool.execute(work);
        if (growth != null) {
            growth.submitted();
        }
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    /** Refuses new work, lets what is queued and what runs end, for at most the time given, then rejects and interrupts. */
    void close(Duration patience) {
        pool.shutdown();
        boolean ended = false;
        try {
            ended = pool.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            List<Runnable> left = pool.shutdownNow();
            RejectedExecutionException why = new RejectedExecutionException(name + " has closed");
            left.forEach(work -> ((Work) work).reject(why));
        }
    }

    private ThreadFactory named(ThreadFactory threads) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = threads.newThread(() -> {
                MINE.set(this);
                work.run();
            });
            thread.setName(name + "-" + number.incrementAndGet());
            return thread;
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /** Counts the work that its workers have begun, which tells a lane held up from a lane that is busy. */
    static final class Pool extends ThreadPoolExecutor {

        private final LongAdder begun = new LongAdder();

        Pool(int workers, ThreadFactory threads) {
            super(workers, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable work) {
            begun.increment();
        }

        long begun() {
            return begun.sum();
        }
    }
}
