package dev.tutti.internal.core;

import dev.tutti.SubmissionTrace;
import dev.tutti.TaskFailed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Failures that nobody has looked at: each is reported once, when its future has become unreachable, so that nobody ever
 * will. Thread-safe.
 */
public final class Unseen {

    private static final Logger LOG = System.getLogger("dev.tutti");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Timer timer;
    private final Consumer<Work> workers;
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final LongAdder reported = new LongAdder();
    private volatile Consumer<TaskFailed> listener = failed -> {};

    Unseen(Timer timer, Consumer<Work> workers) {
        this.timer = timer;
        this.workers = workers;
    }

    /** Has each report told, on a worker. */
    public void listener(Consumer<TaskFailed> who) {
        listener = who;
    }

    /** How many have been reported. */
    public long count() {
        return reported.sum();
    }

    /** Watches the future of the failed task until it is looked at. */
    public Watch watch(Object future, String task, Throwable failure) {
        Watch watch = new Watch(future, new TaskFailed(task, failure));
        watches.add(watch);
        lookLater();
        return watch;
    }

    /** Reports a failure now. */
    public void report(TaskFailed failed) {
        reported.increment();
        LOG.log(
                Level.ERROR,
                "A task failed, and nobody has looked at its failure: " + failed.task() + hint(failed.failure()),
                failed.failure());
        workers.accept(Work.droppable(() -> tell(failed))); // it is in the log
    }

    private static String hint(Throwable failure) {
        return Stream.of(failure.getSuppressed()).anyMatch(SubmissionTrace.class::isInstance)
                ? ""
                : " (tutti.submission-trace=true says where it was submitted)";
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            // When the engine closes nobody looks: whoever still has a future may do so later, and nothing would tell.
            timer.afterOnMachine(PAUSE, Work.droppable(this::look));
        }
    }

    private void look() {
        for (Reference<?> gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
            Watch watch = (Watch) gone;
            if (watches.remove(watch)) {
                report(watch.failed);
            }
        }
        looking.set(false);
        if (!watches.isEmpty()) {
            lookLater();
        }
    }

    /** A failed future that nobody has looked at. */
    public final class Watch extends PhantomReference<Object> {

        private final TaskFailed failed;

        private Watch(Object future, TaskFailed failed) {
            super(future, unreachable);
            this.failed = failed;
        }

        /** Somebody has looked at it. */
        public void end() {
            watches.remove(this);
            clear();
        }
    }

    private void tell(TaskFailed failed) {
        try {
            listener.accept(failed);
        } catch (Throwable e) { // an observer's own
            LOG.log(Level.ERROR, "An observer of " + failed + " failed", e);
        }
    }
}
