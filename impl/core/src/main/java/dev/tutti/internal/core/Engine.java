package dev.tutti.internal.core;

import dev.tutti.SubmissionTrace;
import dev.tutti.spi.ContextCarrier;
import dev.tutti.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lanes, the timer and the carrier of one deployment. Thread-safe. It needs no container: that gives it threads and
 * contexts, nothing else.
 */
public final class Engine {

    /** How long work under way may go on when the deployment ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Timer timer;
    private final Lane workers;
    private final Lane processors;
    private final Lane loop;
    private final ContextCarrier carrier;
    private final Invoke invoke;
    private final Strategy onWorkers;
    private final Unseen unseen;
    private final Waits waits = new Waits();
    private final Flatten flatten;
    private volatile boolean tracing;
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final Executor application;
    // Run when this closes. Concurrent.
    private final Collection<Runnable> ends = new ConcurrentLinkedQueue<>();

    /**
     * Starts the lanes.
     *
     * @param platform makes the platform threads
     * @param blocking makes the threads of bodies that may block; virtual ones where there are any
     */
    public Engine(ThreadFactory platform, ThreadFactory blocking, ContextCarrier carrier, Flatten flatten) {
        this(platform, blocking, carrier, flatten, null);
    }

    /**
     * As the other, with a time of its own.
     *
     * @param time null for the machine's
     */
    public Engine(
            ThreadFactory platform,
            ThreadFactory blocking,
            ContextCarrier carrier,
            Flatten flatten,
            @Nullable TimeSource time) {
        int many = Runtime.getRuntime().availableProcessors();
        this.carrier = carrier;
        timer = new Timer(platform, time);
        workers = Lane.elastic("tutti-worker", many, blocking, timer);
        processors = Lane.fixed("tutti-processor", many, platform, true, timer);
        loop = Lane.fixed("tutti-loop", 1, platform, false, timer);
        application = carrier.captureDetached();
        this.flatten = flatten;
        invoke = new Invoke(flatten);
        onWorkers = new Offload(workers, invoke);
        unseen = new Unseen(timer, this::execute);
        Engines.add(this);
    }

    public Timer timer() {
        return timer;
    }

    /** Bodies that may block. */
    public Lane workers() {
        return workers;
    }

    /** Bodies that keep a processor busy. */
    public Lane processors() {
        return processors;
    }

    /** Bodies that never block. */
    public Lane loop() {
        return loop;
    }

    public ContextCarrier carrier() {
        return carrier;
    }

    /** The contexts of the application, as they were where the engine was started: nobody's call. */
    public Executor application() {
        return application;
    }

    /** Runs the work on a worker, or rejects it. */
    public void execute(Work work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            work.reject(e);
        }
    }

    /** The future in the result of a body, or null if the result is the value itself. */
    public @Nullable Pending pending(@Nullable Object result) {
        return flatten.pending(result);
    }

    /** Has tasks note where they are submitted, from now on. */
    public void traceSubmissions(boolean on) {
        tracing = on;
    }

    /**
     * Has the work, which does not throw, done when this closes: after what is under way has had its moment, so that what
     * waits for others need not fail before they end.
     */
    public void whenClosed(Runnable work) {
        ends.add(work);
    }

    /** The calling thread's place, for a task of that name; null where that is off. */
    public @Nullable SubmissionTrace submission(String task) {
        return tracing ? new SubmissionTrace(task + " was submitted here") : null;
    }

    /** The failures that nobody has looked at. */
    public Unseen unseen() {
        return unseen;
    }

    /** Who waits for whom. */
    public Waits waits() {
        return waits;
    }

    /** The last link of every chain. */
    public Strategy invoke() {
        return invoke;
    }

    /** The chain of a call without a limit of its own. */
    public Strategy at(Home home) {
        return home == workers ? onWorkers : new Offload(home, invoke);
    }

    /** Where the calling thread's continuations come home to: its actor's turns or its event loop, else the workers. */
    public Home home() {
        Home here = here();
        return here != null && here.isSerial() ? here : workers;
    }

    /** Where the calling thread is at work, or null on a foreign thread. */
    public static @Nullable Home here() {
        Lane lane = Lane.current();
        if (lane != null && lane.isSerial()) {
            return lane; // whoever's continuation it runs
        }
        Call call = Call.current();
        return call == null ? lane : call.home();
    }

    /** Called by a thread that is about to wait for the future: its place on a lane is another's until it closes this. */
    public static Absence leave(Future<?> until) {
        return Lane.leave(until);
    }

    /** The timer of the engine that the calling thread works for, if its time does not pass by itself. */
    public static Optional<Timer> otherTime() {
        return Optional.ofNullable(Lane.current()).map(Lane::timer).filter(timer -> !timer.passesByItself());
    }

    /** Whether the calling thread works for this engine. */
    boolean isHere() {
        Lane lane = Lane.current();
        return lane != null && (lane == workers || lane == processors || lane == loop);
    }

    /** Whether the calling thread belongs to the application that this engine was started for. */
    boolean isOfThisApplication() {
        return loader == Thread.currentThread().getContextClassLoader();
    }

    /**
     * Ends the lanes: what is under way has a moment to end, then what waits fails and what runs is interrupted. No future
     * of the engine's is left open.
     */
    public void close() {
        Engines.remove(this);
        timer.close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Lane lane : List.of(processors, loop, workers)) {
            lane.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        invoke.close(
                new RejectedExecutionException("The application has ended, and the task's future had not completed"));
        ends.forEach(Runnable::run);
    }
}
