package dev.tutti.internal.ref;

import dev.tutti.DeadlockException;
import dev.tutti.SubmissionTrace;
import dev.tutti.TaskFailed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Engines;
import dev.tutti.internal.core.Facts;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Outcome;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Unseen;
import dev.tutti.internal.core.Waits;
import io.smallrye.mutiny.Uni;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The one implementation: the same object is the caller's {@code TaskRef}, stage and future, whichever was declared. */
public class Ref<T> extends AwaitedFuture<T> implements TaskRef<T>, Outcome {

    private static final VarHandle WATCH;

    static {
        try {
            WATCH = MethodHandles.lookup().findVarHandle(Ref.class, "watch", Unseen.Watch.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name; // its task's, or of the task whose stage it is
    private final @Nullable Engine engine;
    private final @Nullable Call call;
    private final @Nullable SubmissionTrace
            submission; // null where that is off, and for a part, which the engine submits
    private volatile boolean seen; // set once, before watch is looked at
    private volatile Unseen.@Nullable Watch watch; // through WATCH: made once this has failed, before seen is looked at
    // Run again without harm, if setting it and cancelling coincide. Dropped at the end: it may hold a source, and that
    // its own.
    private volatile @Nullable Runnable onCancel;

    Ref(@Nullable Engine engine, @Nullable Executor contexts, Call call) {
        this(call.name(), engine, contexts, call);
    }

    Ref(String name, @Nullable Engine engine, @Nullable Executor contexts, @Nullable Call call) {
        super(contexts);
        this.name = name;
        this.engine = engine;
        this.call = call;
        this.submission = engine == null || call == null || call.isPart() ? null : engine.submission(name);
    }

    /** Submits the call to the chain. */
    public static <T> Ref<T> submit(Engine engine, Executor contexts, Call call, Strategy chain) {
        Ref<T> ref = new Ref<>(engine, contexts, call);
        call.submit(chain, ref);
        return ref;
    }

    /** Submits another body to the chain that this task's has passed, with its contexts, as the maker's child. */
    public final Ref<Object> again(@Nullable Call maker, Callable<?> another) {
        return Parts.again(engine(), Objects.requireNonNull(call, "a task"), maker, another);
    }

    /** Submits a part of this task: where its body ran, with its contexts, as its child and past all its limits. */
    public final Ref<Object> within(Callable<?> part) {
        return Parts.within(engine(), Objects.requireNonNull(call, "a task"), part);
    }

    /** A reference that somebody of the engine completes; its continuations have the contexts of the calling thread. */
    public static <T> Ref<T> pending(Engine engine, String name) {
        return new Ref<>(name, engine, engine.carrier().capture(), null);
    }

    /**
     * Tells the consumer, which does not throw, of the value or the original failure: for the engine's own purposes.
     *
     * @return makes the consumer leave before it is told
     */
    public static <T> Runnable observe(
            TaskRef<? extends T> ref, BiConsumer<? super T, ? super @Nullable Throwable> consumer) {
        if (ref instanceof Ref<? extends T> known) {
            return known.whenSettled(consumer);
        }
        ref.whenComplete(
                (value, failure) -> // somebody else's, which nobody can leave
                consumer.accept(value, failure == null ? null : original(failure)));
        return () -> {};
    }

    /** Has the work run if this reference is cancelled. At most one. */
    void whenCancelled(Runnable work) {
        onCancel = work;
        if (isDone()) {
            onCancel = null;
            if (isCancelled()) {
                work.run();
            }
        }
    }

    /**
     * Cancels all, and none of them begins because another ends.
     *
     * @return how many had not completed
     */
    public static int cancelAll(Collection<? extends TaskRef<?>> refs) {
        int cancelled = 0;
        Deque<Call> calls = new ArrayDeque<>();
        for (TaskRef<?> ref : refs) {
            if (!(ref instanceof Ref<?> known)) {
                cancelled += ref.cancel() ? 1 : 0;
            } else if (known.answerCancelled(known.cancellation())) {
                cancelled++;
                if (known.call != null) {
                    calls.push(known.call);
                }
            }
        }
        // The last first: what one of them gives back would go to the next that waits.
        calls.forEach(Call::withdraw);
        calls.forEach(call -> call.cancel(true));
        return cancelled;
    }

    // ---- who waits for what

    @Override
    public @Nullable Waits waits() {
        return engine == null ? null : engine.waits();
    }

    /** To be asked when one that it depends on has succeeded, and others have not: why it never will; null if it may. */
    public final @Nullable DeadlockException without(TaskRef<?> source) {
        Waits waits = waits();
        return waits == null || !hasReliedOn(source) ? null : waits.closedBy(this);
    }

    @Override
    public boolean isAwaited() {
        return !free() || hasListeners();
    }

    @Override
    public @Nullable Call call() {
        return isTimed() ? null : call;
    }

    // ---- how it ends

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Home home = call == null ? null : call.home();
        if (home != null && home.isSerial() && completesOthers()) {
            // Continuations of the caller must hold up neither the loop nor the actor that ran the body.
            // If the engine closes: late continuations beat lost ones.
            engine().execute(new Step(() -> settle(value, failure), why -> settle(value, failure)));
        } else {
            settle(value, failure);
        }
    }

    private void settle(@Nullable Object value, @Nullable Throwable failure) {
        if (completesOthers()) {
            Nesting.run(engine, () -> completeWith(value, failure));
        } else {
            completeWith(value, failure);
        }
    }

    private boolean completesOthers() {
        return hasListeners() || getNumberOfDependents() > 0;
    }

    @SuppressWarnings("unchecked") // the body's result has the declared type, or the declaring method would not compile
    private void completeWith(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            complete((T) value);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean complete(T value) {
        boolean first = super.complete(value);
        if (first) {
            onCancel = null;
        }
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        trace(failure);
        if (strangersWait()) {
            looked();
        }
        boolean first = super.completeExceptionally(failure);
        if (first) {
            onCancel = null;
            watch(failure);
        }
        return first;
    }

    private void watch(Throwable failure) {
        if (engine != null && !seen && !(failure instanceof CancellationException)) {
            Unseen.Watch watching = engine.unseen().watch(this, name, failure);
            if (!WATCH.compareAndSet(this, null, watching) || seen) {
                watching.end();
            }
        }
    }

    /** Completed by the JDK, as the stage of another: it calls no method of this. */
    private void completedAsStage(@Nullable Throwable failure) {
        leaveSources();
        if (failure != null) {
            watch(failure);
        }
    }

    /** By the failure's own lock, as its list is: it may fail several tasks at once, and is to say one place. */
    private void trace(Throwable failure) {
        if (submission == null || failure instanceof CancellationException) {
            return;
        }
        synchronized (failure) {
            for (Throwable suppressed : failure.getSuppressed()) {
                if (suppressed instanceof SubmissionTrace) {
                    return;
                }
            }
            failure.addSuppressed(submission);
        }
    }

    /** Fails this reference, and stops its task; without effect if it has completed. */
    public final void stop(Throwable why) {
        Runnable work = onCancel;
        if (completeExceptionally(why)) {
            run(work);
            cancelCall(true);
        }
    }

    /** What its task can say of itself, if it has one. */
    public final Optional<Facts> facts() {
        return call == null ? Optional.empty() : Optional.of(call.facts());
    }

    /** Somebody learns of the failure, or will. */
    @Override
    public final void looked() {
        seen = true;
        Unseen.Watch watching = watch;
        if (watching != null) {
            watching.end();
            watch = null;
        }
    }

    /** For those who read it without telling, as {@code thenCompose} does with what its function returns. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        looked();
        return this;
    }

    @Override
    public CompletionStage<T> minimalCompletionStage() {
        looked();
        return super.minimalCompletionStage();
    }

    /** Reports the failure, of which nobody else learns. */
    public final void report(Throwable failure) {
        engine().unseen().report(new TaskFailed(name, failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean first = answerCancelled(cancellation()); // before anything else: a body takes its time
        if (first) {
            cancelCall(mayInterruptIfRunning);
        }
        return first;
    }

    private CancellationException cancellation() {
        return new CancellationException(name + " was cancelled");
    }

    private void cancelCall(boolean interrupt) {
        Call cancelled = call;
        if (cancelled != null) {
            Nesting.run(engine, () -> cancelled.cancel(interrupt));
        }
    }

    @Override
    public void cancelled() {
        if (!isDone()) {
            answerCancelled(cancellation());
        }
    }

    /** Returns whether it had not completed: a completable future's own {@code cancel} says yes to the second too. */
    private boolean answerCancelled(CancellationException how) {
        boolean first = mayEnd() && super.completeExceptionally(how);
        if (first) {
            run(onCancel);
            onCancel = null;
        }
        return first;
    }

    /** Whether it can be cancelled still. Asked once by each who cancels, and whoever is told so does it. */
    boolean mayEnd() {
        return true;
    }

    private void run(@Nullable Runnable work) {
        if (work != null) {
            Nesting.run(engine, work);
        }
    }

    @Override
    public Status status() {
        if (isDone()) {
            return isCancelled() ? Status.CANCELLED : isCompletedExceptionally() ? Status.FAILED : Status.SUCCEEDED;
        }
        if (call == null || !call.submitted()) {
            return Status.WAITING;
        }
        return call.running() ? Status.RUNNING : Status.QUEUED;
    }

    // ---- continuing

    @Override
    public <R> TaskRef<R> then(TaskFunction.Of1<? super T, ? extends R> continuation) {
        Objects.requireNonNull(continuation, "continuation");
        return follow("then", true, () -> continuation.apply(result()));
    }

    @Override
    public <R> TaskRef<R> thenTask(
            TaskFunction.Of1<? super TaskRef<T>, ? extends CompletionStage<? extends R>> continuation) {
        Objects.requireNonNull(continuation, "continuation");
        return follow("thenTask", false, () -> {
            CompletionStage<? extends R> stage = continuation.apply(this);
            if (stage == null) {
                throw new NullPointerException("The continuation of " + this + " returned null, not a stage");
            }
            return stage;
        });
    }

    private <R> Ref<R> follow(String how, boolean onlyValues, Callable<?> body) {
        Engine runs = engine();
        Executor here = runs.carrier().capture();
        String stepName = name.contains(".then") ? name : name + "." + how; // a long chain has no long names
        Call step = new Call(stepName, here, body);
        step.joinsTheChain(); // what it calls is called by whoever attaches it, but he does not end it
        Ref<R> next = new Ref<>(runs, here, step);
        Link<T> link = new Link<>(next, runs.at(runs.home()), onlyValues);
        boolean waits = attachTo(this);
        whenSettled(link);
        if (waits) {
            next.dependsOn(link);
        }
        next.whenCancelled(link);
        return next;
    }

    /** Waits for the value, or the end, of what a continuation belongs to. */
    private static final class Link<T> extends Listener<T> {

        private final Ref<?> next;
        private final Strategy chain;
        private final boolean onlyValues;

        Link(Ref<?> next, Strategy chain, boolean onlyValues) {
            this.next = next;
            this.chain = chain;
            this.onlyValues = onlyValues;
        }

        @Override
        void told(T value, @Nullable Throwable failure) {
            if (failure == null || !onlyValues && !isCancelled()) {
                next.call.submit(chain, next);
            } else {
                Nesting.run(next.engine, () -> next.follows(failure));
            }
        }

        private boolean isCancelled() {
            ChainedFuture<?> source = source();
            return source == null || source.isCancelled(); // left: the continuation is cancelled
        }
    }

    private void follows(Throwable failure) {
        if (!(failure instanceof CancellationException cancelled)) {
            completeExceptionally(failure);
        } else if (answerCancelled(cancelled)) {
            cancelCall(true);
        }
    }

    @Override
    public Uni<T> uni() {
        return uni(OnUnsubscribe.LEAVE);
    }

    @Override
    public Uni<T> uni(OnUnsubscribe last) {
        return new View<>(this, last == OnUnsubscribe.CANCEL);
    }

    /** The view of a caller who has no other handle: the task is cancelled with the last subscription. */
    public Uni<T> owned() {
        return uni(OnUnsubscribe.CANCEL);
    }

    @Override
    <U> CompletableFuture<U> dependent() {
        Ref<U> dependent = new StageRef<>(name, engine, contexts);
        dependent.dependsOn(this);
        return dependent;
    }

    @Override
    <F extends CompletionStage<?>> F made(F dependent) {
        if (dependent instanceof Ref<?> ours && (!ours.isDone() || ours.isCompletedExceptionally())) {
            ours.whenSettled((value, failure) -> ours.completedAsStage(failure));
        }
        return dependent;
    }

    @Override
    <F extends CompletionStage<?>> F told(F dependent) {
        if (dependent instanceof Ref<?> ours) {
            whenSettled((value, failure) -> {
                if (failure != null) {
                    ours.looked();
                }
            });
        }
        return made(dependent);
    }

    @Override
    @Nullable
    Executor home() {
        Home goesOn = continuations();
        return goesOn == null ? null : at(goesOn);
    }

    /** Where what the calling thread attaches goes on; null for wherever this is completed. */
    @Nullable
    Home continuations() {
        Home here = Engine.here();
        return here != null && here.isSerial() ? here : null;
    }

    @Override
    public Executor defaultExecutor() {
        return at(engine().home());
    }

    private static Executor at(Home home) {
        return work -> {
            try {
                home.execute(new Step(work, why -> work.run()));
            } catch (RejectedExecutionException e) { // closed: late continuations beat lost ones
                work.run();
            }
        };
    }

    Engine engine() {
        return engine != null
                ? engine
                : Engines.current()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "A continuation of " + this
                                                + " has no worker to run on: no Tutti runs in this application (start one, or inject Tasks)"));
    }

    @Override
    public String toString() {
        return "TaskRef[" + name + ", " + status() + "]";
    }
}
