package dev.tutti;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * A lock that one at a time holds, a task and not a thread: it may be held across asynchronous steps, and closed anywhere.
 * Thread-safe; it comes from {@link Coordination}.
 *
 * <pre>{@code
 * AsyncLock lock = coordination.lock("stock");
 * TaskRef<Integer> left = lock.withUni(() -> warehouse.take(sku, 3)); // held until the Uni has its value
 * TaskRef<Integer> sum  = lock.with(() -> recount());                 // held until the method returns
 *
 * try (Lease lease = lock.acquire(Duration.ofSeconds(5)).result()) {  // on a thread that may wait
 *     recount();
 * }
 * }</pre>
 *
 * <p>Those who wait get it in order of arrival. It is <b>not reentrant</b>: who holds it and waits for it again waits for
 * himself, for ever.
 */
public interface AsyncLock {

    /**
     * Waits for the lock. Whoever gets the lease closes it; whoever does not want it any more cancels this reference itself,
     * or {@link TaskRef#cancelChain()} on what follows it: cancelling a mere continuation leaves it in the line.
     */
    TaskRef<Lease> acquire();

    /**
     * As {@link #acquire()}, for at most that time. It fails with a {@link TaskTimeoutException} then and never gets the lock.
     */
    TaskRef<Lease> acquire(Duration time);

    /** The lock if it is free now. */
    Optional<Lease> tryAcquire();

    /**
     * Runs the code while it holds the lock, and gives it back when the code has returned or failed, or, if it returned a
     * future, when that has completed. The code runs where {@link TaskRef#then} would run it: in the actor or on the event
     * loop where this was called, else on a worker, with the contexts of the caller.
     *
     * <p>Cancelling the reference leaves the line, or stops the code; the lock is given back when the code has really ended.
     *
     * @return what the code returns; a future it returns is flattened, see {@link #withStage} and {@link #withUni}
     */
    <R> TaskRef<R> with(Callable<? extends R> code);

    /** As {@link #with}, of code that returns a stage, a {@code TaskRef} for one: the lock is held until that has completed. */
    @SuppressWarnings("unchecked") // what the code returns is flattened
    default <R> TaskRef<R> withStage(Callable<? extends CompletionStage<? extends R>> code) {
        return (TaskRef<R>) this.<Object>with(code);
    }

    /** As {@link #withStage}, of code that returns a {@code Uni}. */
    @SuppressWarnings("unchecked") // what the code returns is flattened
    default <R> TaskRef<R> withUni(Callable<? extends Uni<? extends R>> code) {
        return (TaskRef<R>) this.<Object>with(code);
    }

    /** Whether somebody holds it; a snapshot. */
    boolean isHeld();
}
