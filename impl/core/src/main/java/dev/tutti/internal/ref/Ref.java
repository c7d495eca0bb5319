package dev.tutti.internal.ref;

import dev.tutti.SubmissionTrace;
import dev.tutti.TaskFailed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.core.Absence;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Engines;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Outcome;
import dev.tutti.internal.core.Reports;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Timer;
import dev.tutti.internal.core.Unseen;
import io.smallrye.mutiny.Uni;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one implementation: the same object is the caller's {@code TaskRef}, stage and future, whichever was declared. */
public class Ref<T> extends ContextualFuture<T> implements TaskRef<T>, Outcome {

    private static final VarHandle TIES;
    private static final VarHandle WATCH;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TIES = lookup.findVarHandle(Ref.class, "ties", Ties.class);
            WATCH = lookup.findVarHandle(Ref.class, "watch", Unseen.Watch.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name; // its task's, or of the task whose stage it is
    private final @Nullable Engine engine;
    private final @Nullable Call call;
    private final @Nullable SubmissionTrace submission; // null where that is off
    private volatile @Nullable Ties ties; // through TIES: made by the first who needs them
    private volatile boolean seen; // set once, before watch is looked at
    private volatile Unseen.@Nullable Watch watch; // through WATCH: made once this has failed, before seen is looked at
    // Run again without harm, if setting it and cancelling coincide. Dropped at the end: it may hold a source, and that
    // its own.
    private volatile @Nullable Runnable onCancel;

    Ref(@Nullable Engine engine, @Nullable Executor contexts, @Nullable Call call) {
        this(call == null ? "TaskRef" : call.name(), engine, contexts, call);
    }

    private Ref(String name, @Nullable Engine engine, @Nullable Executor contexts, @Nullable Call call) {
        super(contexts);
        this.name = name;
        this.engine = engine;
        this.call = call;
        this.submission = engine == null || call == null ? null : engine.submission(call.name());
    }

    /** Submits the call to the chain. */
    public static <T> Ref<T> submit(Engine engine, Executor contexts, Call call, Strategy chain) {
        Ref<T> ref = new Ref<>(engine, contexts, call);
        call.submit(chain, ref);
        return ref;
    }

    /** Submits another body to the chain that this task's has passed, with its contexts, as the maker's child. */
    public final Ref<Object> again(@Nullable Call maker, Callable<?> another) {
        Call first = Objects.requireNonNull(call, "a task");
        Strategy chain = Objects.requireNonNull(first.chain(), "submitted");
        return madeBy(maker, () -> child(engine(), first, another, chain, made -> {}));
    }

    /** Submits a part of this task: where its body ran, with its contexts, as its child and past all its limits. */
    public final Ref<Object> within(Callable<?> part) {
        return within(engine(), Objects.requireNonNull(call, "a task"), part);
    }

    /** As the other, of a task by its call. */
    public static Ref<Object> within(Engine engine, Call task, Callable<?> part) {
        Strategy chain = engine.at(Objects.requireNonNull(task.home(), "begun"));
        return madeBy(task, () -> child(engine, task, part, chain, made -> made.partOf(task)));
    }

    private static Ref<Object> madeBy(@Nullable Call maker, Supplier<Ref<Object>> make) {
        AtomicReference<Ref<Object>> made = new AtomicReference<>();
        Call.during(maker, () -> made.set(make.get()));
        return made.get();
    }

    private static Ref<Object> child(
            Engine engine, Call like, Callable<?> body, Strategy chain, Consumer<Call> before) {
        Call made = new Call(like.name(), like.contexts(), body);
        made.adopted();
        before.accept(made);
        return submit(engine, like.contexts(), made, chain);
    }

    /** A reference that somebody of the engine completes; its continuations have the contexts of the calling thread. */
    public static <T> Ref<T> pending(Engine engine) {
        return new Ref<>(engine, engine.carrier().capture(), null);
    }

    /**
     * Tells the consumer, which does not throw, of the value or the original failure: for the engine's own purposes.
     *
     * @return makes the consumer leave before it is told
     */
    public static <T> Runnable observe(
            TaskRef<? extends T> ref, BiConsumer<? super T, ? super @Nullable Throwable> consumer) {
        BiConsumer<T, Throwable> told =
                (value, failure) -> consumer.accept(value, failure == null ? null : original(failure));
        if (ref instanceof Ref<? extends T> known) {
            return known.whenSettled(told);
        }
        ref.whenComplete(told); // somebody else's, which nobody can leave
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
            } else if (known.answerCancelled()) {
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

    // ---- how it ends

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Home home = call == null ? null : call.home();
        if (home != null && !home.mayBlock() && getNumberOfDependents() > 0) {
            // Continuations of the caller must hold up neither the loop nor the actor that ran the body.
            // If the engine closes: late continuations beat lost ones.
            engine().execute(new Step(() -> settle(value, failure), why -> settle(value, failure)));
        } else {
            settle(value, failure);
        }
    }

    @SuppressWarnings("unchecked") // the body's result has the declared type, or the declaring method would not compile
    private void settle(@Nullable Object value, @Nullable Throwable failure) {
        Nesting.run(engine, () -> {
            if (failure == null) {
                complete((T) value);
            } else {
                completeExceptionally(failure);
            }
        });
    }

    @Override
    public boolean complete(T value) {
        boolean first = super.complete(value);
        if (first) {
            leaveSources();
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
            leaveSources();
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
            watch(original(failure));
        }
    }

    private void trace(Throwable failure) {
        if (submission == null || failure instanceof CancellationException) {
            return;
        }
        synchronized (
                failure) { // it may fail several tasks at once, and is to say one place; its own lock for that list
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

    /** How far its body says that it is, if it is a task. */
    public final Optional<Reports> reports() {
        return call == null ? Optional.empty() : Optional.of(call.task().reports());
    }

    /** Somebody learns of the failure, or will. */
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
        boolean first = answerCancelled(); // before anything else: a body takes its time
        if (first) {
            cancelCall(mayInterruptIfRunning);
        }
        return first;
    }

    private void cancelCall(boolean interrupt) {
        Call cancelled = call;
        if (cancelled != null) {
            Nesting.run(engine, () -> cancelled.cancel(interrupt));
        }
    }

    @Override
    public void cancelled() {
        answerCancelled();
    }

    /** Returns whether it had not completed: a completable future's own {@code cancel} says yes to the second too. */
    private boolean answerCancelled() {
        boolean first = super.completeExceptionally(new CancellationException());
        if (first) {
            leaveSources();
            run(onCancel);
            onCancel = null;
        }
        return first;
    }

    private void run(@Nullable Runnable work) {
        if (work != null) {
            Nesting.run(engine, work);
        }
    }

    @Override
    public boolean cancelChain() {
        if (!cancel(true)) {
            return false;
        }
        Deque<Ref<?>> up = new ArrayDeque<>(sources()); // a chain may have more links than a stack has frames
        for (Ref<?> each = up.poll(); each != null; each = up.poll()) {
            if (each.free() && each.cancel(true)) {
                up.addAll(each.sources());
            }
        }
        return true;
    }

    /** Notes that this reference completes after the source does, which is then looked at by whoever looks at this. */
    public final void dependsOn(TaskRef<?> source) {
        if (source instanceof Ref<?> known) {
            known.looked();
            if (!known.isDone()) {
                known.attach();
                if (!ties().add(known)) {
                    known.detach();
                }
                if (isDone()) { // it may have left its sources before there were any
                    leaveSources();
                }
            }
        }
    }

    /** One more waits for this. */
    final void attach() {
        ties().attach();
    }

    /** One fewer waits for this. Returns whether nobody is left. */
    final boolean detach() {
        return ties().detach();
    }

    private void leaveSources() {
        Ties mine = ties;
        if (mine != null) {
            mine.leave().forEach(Ref::detach);
        }
    }

    private List<Ref<?>> sources() {
        Ties mine = ties;
        return mine == null ? List.of() : mine.sources();
    }

    final boolean free() {
        Ties mine = ties;
        return mine == null || mine.free();
    }

    private Ties ties() {
        Ties mine = ties;
        if (mine == null) {
            Ties made = new Ties();
            mine = (Ties) TIES.compareAndExchange(this, null, made);
            if (mine == null) {
                mine = made;
            }
        }
        return mine;
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

    // ---- waiting

    @Override
    public T result() {
        Absence absence = absence("result()", this);
        try {
            return super.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            looked();
            throw sneaky(e.getCause());
        } finally {
            absence.close();
        }
    }

    @Override
    public T result(Duration timeout) {
        try {
            return within("result(Duration)", Timer.nanos(timeout));
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (TimeoutException e) {
            throw new TaskTimeoutException(this + " has no value after " + timeout + "; it goes on");
        } catch (ExecutionException e) {
            looked();
            throw sneaky(e.getCause());
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        Absence absence = absence("get()", this);
        try {
            return super.get();
        } catch (ExecutionException e) {
            looked();
            throw e;
        } finally {
            absence.close();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return within("get(long, TimeUnit)", unit.toNanos(timeout));
        } catch (ExecutionException e) {
            looked();
            throw e;
        }
    }

    /** As {@code super.get}, by the time that the calling thread's engine has. */
    private T within(String method, long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        Timer timer = isDone() ? null : Engine.otherTime().orElse(null);
        if (timer != null) {
            awaitOn(timer, method, nanos);
            return super.get(0, TimeUnit.NANOSECONDS);
        }
        Absence absence = absence(method, this);
        try {
            return super.get(nanos, TimeUnit.NANOSECONDS);
        } finally {
            absence.close();
        }
    }

    private void awaitOn(Timer timer, String method, long nanos) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Step end = new Step(() -> over.complete(null), why -> over.complete(null));
        Runnable stop = timer.after(Duration.ofNanos(nanos), end); // before the absence, during which time may pass
        Runnable leave = whenSettled((value, failure) -> end.run());
        try {
            Absence absence = absence(method, over);
            try {
                over.get();
            } finally {
                absence.close();
            }
        } finally {
            stop.run();
            leave.run();
        }
    }

    @Override
    public T join() {
        Absence absence = absence("join()", this);
        try {
            return super.join();
        } catch (CompletionException e) {
            looked();
            throw e;
        } finally {
            absence.close();
        }
    }

    @Override
    public T getNow(T otherwise) {
        looked();
        return super.getNow(otherwise);
    }

    /** As {@code CompletableFuture} has it since JDK 19. */
    public Throwable exceptionNow() {
        try {
            super.getNow(null);
        } catch (CompletionException e) {
            looked();
            return original(e);
        }
        throw new IllegalStateException(this + " has not failed");
    }

    private Absence absence(String method, Future<?> until) {
        if (isDone()) {
            return Absence.none();
        }
        Waiting.check(method, this, "attach then(...) or return uni() instead");
        attach();
        Absence place = Engine.leave(until);
        return () -> {
            detach();
            place.close();
        };
    }

    private TaskInterruptedException interrupted() {
        Thread.currentThread().interrupt();
        return new TaskInterruptedException("Interrupted while waiting for " + this + "; it goes on");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    /** The failure itself, without the wrapper that a stage puts around that of another. */
    static Throwable original(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
        Strategy chain = runs.at(runs.home());
        Executor here = runs.carrier().capture();
        String stepName = name.contains(".then") ? name : name + "." + how; // a long chain has no long names
        Call step = new Call(stepName, here, body);
        Ref<R> next = new Ref<>(runs, here, step);
        next.dependsOn(this);
        Runnable leave = whenSettled((value, failure) -> {
            if (failure != null && (onlyValues || isCancelled())) {
                Nesting.run(runs, () -> next.follows(original(failure)));
            } else {
                step.submit(chain, next);
            }
        });
        next.whenCancelled(leave);
        return next;
    }

    private void follows(Throwable failure) {
        if (failure instanceof CancellationException) {
            cancel(true);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public Uni<T> uni() {
        return uni(OnUnsubscribe.LEAVE);
    }

    @Override
    public Uni<T> uni(OnUnsubscribe last) {
        return new View<>(this, last == OnUnsubscribe.CANCEL).uni();
    }

    /** The view of a caller who has no other handle: the task is cancelled with the last subscription. */
    public Uni<T> owned() {
        return uni(OnUnsubscribe.CANCEL);
    }

    @Override
    <U> CompletableFuture<U> dependent() {
        Ref<U> dependent = new Ref<>(name, engine, contexts, null);
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
    <F extends CompletionStage<?>> F tied(F dependent, CompletionStage<?> second) {
        if (dependent instanceof Ref<?> ours && second instanceof Ref<?> other) {
            ours.dependsOn(other);
        }
        return made(dependent);
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
        Home here = Engine.here();
        return here == null || here.mayBlock() ? null : at(here);
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
