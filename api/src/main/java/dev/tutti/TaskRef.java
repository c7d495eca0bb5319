package dev.tutti;

import dev.tutti.spi.TaskRefs;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * The future of a task: a {@link CompletionStage}, a {@link Future} and, by {@link #uni()}, a {@code Uni} at once.
 *
 * <pre>{@code
 * TaskRef<Integer> ref = tasks.submit(x -> x + 1, 10);
 * int v = ref.result();                          // blocks, throws the original exception
 * TaskRef<Integer> next = ref.then(x -> x * 2);  // composes
 * }</pre>
 *
 * <p>Thread-safe. A reference completes once; later attempts change nothing. Continuations attached through the {@link
 * CompletionStage} methods and through {@link #uni()} run with the contexts of the caller who got this reference; those
 * attached by {@link #then} and {@link #thenTask} with the contexts of the place where they were attached.
 *
 * <p>The waiting methods ({@link #result()}, {@link #get()}, {@code join}) wait on a plain thread or a worker, whose processor
 * others have meanwhile. In an actor's turn on a virtual thread (JDK 21 and up) they suspend the turn: others take theirs,
 * and it goes on in a later one. On the event loop, and in a turn on a platform thread, they throw {@link
 * BlockingNotAllowedException} at once if the value is not there yet.
 *
 * <p>A failure that nobody looks at, by waiting, continuing or subscribing, is logged once and fired as {@link TaskFailed}.
 *
 * @param <T> the type of the value
 */
public interface TaskRef<T> extends CompletionStage<T>, Future<T> {

    /** Where a task is on its way. */
    enum Status {
        /** Depends on something that has not completed: another task, a timer, a promise. */
        WAITING,
        /** Submitted, and neither started nor refused. */
        QUEUED,
        /** Its body runs, or the future that its body returned has not completed. */
        RUNNING,
        /** Completed with a value. */
        SUCCEEDED,
        /** Completed with a failure. */
        FAILED,
        /** Cancelled by {@link TaskRef#cancel()}. */
        CANCELLED
    }

    /**
     * Waits for the value.
     *
     * <p>A failed task throws its original exception itself, a checked one too although none is declared; a cancelled one
     * {@link java.util.concurrent.CancellationException}.
     *
     * @throws BlockingNotAllowedException if there is no value yet and the calling thread must not wait
     * @throws DeadlockException if the value waits, through whatever limits, for the task that calls this
     * @throws TaskInterruptedException if the calling thread is interrupted while it waits; its interrupt status is set
     */
    T result();

    /**
     * As {@link #result()}, for at most {@code timeout}.
     *
     * @throws TaskTimeoutException if there is no value by then; the task goes on, and a later wait can get its value
     */
    T result(Duration timeout);

    /** Where the task is; a snapshot. */
    Status status();

    /**
     * A hot, memoized view: every subscription gets the one result, and cancelling a subscription leaves the task alone.
     * Obtained in an actor's turn or on the event loop, it emits there; its downstream needs no locks either.
     */
    Uni<T> uni();

    /** As {@link #uni()}, with the choice of what the task's last subscriber does to it by cancelling. */
    Uni<T> uni(OnUnsubscribe last);

    /** What becomes of a task when the last subscription of a view of it is cancelled. */
    enum OnUnsubscribe {
        /** It goes on. */
        LEAVE,
        /** It is cancelled as by {@link TaskRef#cancelChain()}, unless something else depends on it. */
        CANCEL
    }

    /**
     * Calls {@code continuation} with the value on the event loop or in the actor where it was attached, else on a
     * worker, with the contexts of the place where it was attached. If this task fails or is cancelled, so does the
     * returned one, and the continuation is not called. Cancelling the returned task leaves this one alone.
     */
    <R> TaskRef<R> then(TaskFunction.Of1<? super T, ? extends R> continuation);

    /**
     * As {@link #then}, with this reference itself, complete, as argument, so that the continuation sees failures too; the
     * stage that it returns is flattened. A continuation that returns {@code null} fails the returned task.
     */
    <R> TaskRef<R> thenTask(TaskFunction.Of1<? super TaskRef<T>, ? extends CompletionStage<? extends R>> continuation);

    /**
     * Cancels the task: answered at once, whatever its body does. If it waits in a queue it never runs; if it runs, its
     * thread is interrupted, the future that its body returned and the tasks that it submitted are cancelled too. A
     * cancelled body that still runs keeps its permit and its turn until it really ends.
     *
     * @return false if the task had completed before
     */
    default boolean cancel() {
        return cancel(true);
    }

    /**
     * As {@link #cancel()}, and goes upwards too: what this task depends on, and nothing else does, is cancelled with it, and
     * so on up the chain. Somebody who waits for a source, continues it or is subscribed to it depends on it.
     *
     * @return false if the task had completed before; then nothing is cancelled
     */
    boolean cancelChain();

    /** A reference that has its value. */
    static <T> TaskRef<T> of(T value) {
        return TaskRefs.get().of(value);
    }

    /** A reference that has failed. */
    static <T> TaskRef<T> failed(Throwable failure) {
        return TaskRefs.get().failed(failure);
    }

    /** A reference that completes as the stage does; cancelling it cancels the stage. */
    static <T> TaskRef<T> from(CompletionStage<? extends T> stage) {
        return TaskRefs.get().from(stage);
    }

    /** Subscribes to the {@code Uni} at once; the reference completes as it does, cancelling cancels the subscription. */
    static <T> TaskRef<T> from(Uni<? extends T> uni) {
        return TaskRefs.get().from(uni);
    }

    /** A reference that completes as the future does, without a thread of its own; cancelling it cancels the future. */
    static <T> TaskRef<T> fromFuture(Future<? extends T> future) {
        return TaskRefs.get().fromFuture(future);
    }

    /** A reference that its owner completes. */
    static <T> Promise<T> promise() {
        return TaskRefs.get().promise();
    }

    /** A reference that its owner completes, from any thread; the first wins. */
    interface Promise<T> extends TaskRef<T> {

        /** Completes with the value; false if it was complete, and nothing changed. */
        boolean complete(T value);

        /** Completes with a failure; false if it was complete, and nothing changed. */
        boolean fail(Throwable failure);
    }
}
