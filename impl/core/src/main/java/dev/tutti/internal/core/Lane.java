package dev.tutti.internal.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Workers that drain one queue. A fixed lane has as many as it was given, an elastic one grows while bodies hold its workers
 * up (see {@link Growth}). Thread-safe.
 *
 * <p>The first workers start with the lane and later ones on the timer's thread, never on a submitter's, whose inheritable
 * thread-locals they would keep.
 */
public final class Lane implements Home {

    private static final Logger LOG = System.getLogger("dev.tutti");
    private static final ThreadLocal<@Nullable Worker> ME = new ThreadLocal<>();
    /** How long a body may take to react to its interrupt when the lane closes. */
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(500);

    private static final Duration IDLE = Duration.ofSeconds(2);
    /** After how much work a virtual worker lets others have its carrier, which nobody takes away from it. */
    private static final int BREATH = 16;

    private final String name;
    private final boolean mayBlock;
    private final Pool pool;
    private final @Nullable Growth growth;
    private final @Nullable Places places;
    private final Timer timer;

    private Lane(String name, int workers, ThreadFactory threads, boolean mayBlock, boolean elastic, Timer timer) {
        this.name = name;
        this.mayBlock = mayBlock;
        this.pool = new Pool(this, workers, threads);
        this.growth = elastic ? new Growth(pool, workers, timer) : null;
        this.places = mayBlock && !elastic ? new Places(workers, pool, timer) : null;
        this.timer = timer;
        pool.hire();
    }

    /** A lane whose bodies may block: its workers are at least {@code workers} and as many more as it takes. */
    static Lane elastic(String name, int workers, ThreadFactory threads, Timer timer) {
        return new Lane(name, workers, threads, true, true, timer);
    }

    /** A lane that runs exactly so many bodies at once; those that wait for a future do not count, if they may wait. */
    static Lane fixed(String name, int workers, ThreadFactory threads, boolean mayBlock, Timer timer) {
        return new Lane(name, workers, threads, mayBlock, false, timer);
    }

    /** As {@link #leave()} of the lane whose worker the calling thread is, if it is one; it goes on when the future is done. */
    static Absence leave(Future<?> until) {
        Worker me = ME.get();
        if (me == null) {
            return Absence.none();
        }
        // One that is absent may run a continuation of what it waits for, as the JDK has it, which may wait itself.
        Absence once = me.absent ? Absence.none() : me.leave();
        return me.current instanceof Watched watched ? watched.absent(once, until) : once;
    }

    /** Notes that the calling worker is at work for a home of its own lane's; for none if it is null. */
    public static void within(@Nullable Home home) {
        Worker me = ME.get();
        if (me != null) {
            me.within = home;
        }
    }

    /** Lets other virtual threads go on: to be called by one that has worked for long, without its work having ended. */
    public static void breathe() {
        Worker me = ME.get();
        if (me != null) {
            me.breathe();
        }
    }

    /** The lane whose worker the calling thread is. */
    static @Nullable Lane current() {
        Worker me = ME.get();
        return me == null ? null : me.lane;
    }

    @Override
    public void execute(Work work) {
        pool.execute(timer.watched(work));
        if (growth != null) {
            growth.submitted();
        }
    }

    /** Shows what each of its workers is at. */
    public void look(BiConsumer<Thread, Runnable> onlooker) {
        for (Worker worker : pool.workers) {
            Runnable work = worker.current;
            if (work != null) {
                onlooker.accept(worker.thread, work instanceof Watched watched ? watched.work() : work);
            }
        }
    }

    Timer timer() {
        return timer;
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public boolean isSerial() {
        return !mayBlock;
    }

    @Override
    public Absence leave() {
        if (growth != null) {
            growth.held();
        }
        return places == null ? Absence.none() : places.leave();
    }

    /** Whether its patience has ended: what has not begun by now must not begin. */
    public boolean closed() {
        return pool.stopping;
    }

    /**
     * Lets what is queued and what runs end, for at most the time given; then rejects what is queued, interrupts what runs,
     * and abandons what does not end upon that.
     */
    void close(Duration patience) {
        pool.shutdown();
        if (ended(patience)) {
            return;
        }
        pool.stopping = true;
        RejectedExecutionException why = new RejectedExecutionException(name + " has closed");
        pool.shutdownNow().forEach(work -> ((Work) work).reject(why));
        if (ended(AFTER_INTERRUPT)) {
            return;
        }
        for (Worker worker : pool.workers) {
            if (worker.current instanceof Work work) {
                work.abandon(why);
            }
        }
    }

    private boolean ended(Duration within) {
        try {
            return pool.awaitTermination(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** A thread of the lane. */
    static final class Worker {

        private final Lane lane;
        private final Thread thread;
        private volatile @Nullable Runnable current; // written by its thread
        private @Nullable Home within; // of its thread
        private boolean absent; // of its thread
        private int since; // of its thread: how much work it has done since it took a breath
        private final boolean virtual = VirtualThreads.isCurrent();

        private Worker(Lane lane) {
            this.lane = lane;
            this.thread = Thread.currentThread();
        }

        private Absence leave() {
            absent = true;
            Absence turn = within == null ? Absence.none() : within.leave(); // first, for others may need a worker then
            Absence place = lane.leave();
            return () -> {
                place.close();
                turn.close();
                absent = false;
            };
        }

        boolean busy() {
            return current != null;
        }

        private void breathe() {
            since = 0;
            if (virtual) {
                Thread.yield();
            }
        }

        Thread thread() {
            return thread;
        }
    }

    /** Knows its workers and counts the work that they have begun, by which {@link Growth} judges. */
    static final class Pool extends ThreadPoolExecutor {

        private final Lane lane;
        private final Backlog backlog;
        private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
        private final LongAdder begun = new LongAdder();
        private final LongAdder ended = new LongAdder();
        private volatile @Nullable Thread hiring; // who may make workers just now
        private volatile boolean stopping; // written once, by the one who closes

        Pool(Lane lane, int workers, ThreadFactory threads) {
            this(lane, workers, threads, new Backlog(System::nanoTime));
        }

        private Pool(Lane lane, int workers, ThreadFactory threads, Backlog backlog) {
            super(workers, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, backlog, threads);
            this.lane = lane;
            this.backlog = backlog;
            // The pool's own way says how much is queued, for which it would go through all of that at each refusal.
            setRejectedExecutionHandler((work, pool) -> {
                throw new RejectedExecutionException(lane.name + " has closed");
            });
            AtomicInteger number = new AtomicInteger();
            setThreadFactory(work -> {
                if (hiring != Thread.currentThread() && ME.get() == null) {
                    return null; // a submitter, on whose thread no worker is made: the pool queues its work
                }
                try {
                    Thread thread = threads.newThread(() -> work(work));
                    thread.setName(lane.name + "-" + number.incrementAndGet());
                    return thread;
                } catch (Throwable e) { // the pool queues the work then, for the workers there are
                    LOG.log(Level.WARNING, lane.name + " gets no thread beyond the " + getPoolSize() + " there are", e);
                    return null;
                }
            });
        }

        /** Starts the workers that are missing to the core size, on the calling thread. One thread at a time calls this. */
        void hire() {
            hiring = Thread.currentThread();
            try {
                prestartAllCoreThreads();
            } finally {
                hiring = null;
            }
        }

        /** As many threads as that, if they can be had; those above it end when they have been idle for a while. */
        void resize(int threads) {
            try {
                if (getCorePoolSize() != threads) {
                    setCorePoolSize(threads);
                }
                hire();
            } catch (Throwable e) { // a thread that was made but cannot be started
                LOG.log(
                        Level.WARNING,
                        lane.name + " gets no thread beyond the " + getPoolSize() + " there are; work waits for them",
                        e);
            }
        }

        private void work(Runnable work) {
            Worker me = new Worker(lane);
            ME.set(me);
            workers.add(me);
            try {
                work.run();
            } finally {
                workers.remove(me);
            }
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable work) {
            ME.get().current = work; // which may have to be abandoned while it waits for a place
            if (lane.places != null) {
                lane.places.enter();
                if (stopping) { // while it waited for a place; a call that is refused does not begin
                    ((Work) work).reject(new RejectedExecutionException(lane.name + " has closed"));
                }
            }
            begun.increment();
        }

        @Override
        protected void afterExecute(Runnable work, @Nullable Throwable failure) {
            Worker me = ME.get();
            me.current = null;
            ended.increment();
            if (lane.places != null) {
                lane.places.exit();
            }
            if (++me.since >= BREATH) {
                me.breathe();
            }
        }

        long begun() {
            return begun.sum();
        }

        /** How many workers are at something, without a look at each; too few while they begin and end much. */
        long busy() {
            return begun.sum() - ended.sum();
        }

        /** How much work waits for a worker, as far as that number. */
        int queued(int enough) {
            return backlog.atMost(enough);
        }

        Set<Worker> workers() {
            return workers;
        }
    }
}
