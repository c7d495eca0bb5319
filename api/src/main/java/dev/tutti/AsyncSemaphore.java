package dev.tutti;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * So many permits, which tasks hold and not threads: the limit of something that several parts of an application share, such as
 * the connections to a service. Thread-safe; it comes from {@link Coordination}.
 *
 * <pre>{@code
 * AsyncSemaphore connections = coordination.semaphore("rates", 4);
 * TaskRef<Rate> rate = connections.withUni(() -> rates.get("EUR"));   // four at once; a permit is held until the Uni ends
 *
 * Optional<Lease> free = connections.tryAcquire();                    // now or not at all
 * }</pre>
 *
 * <p>Those who wait get a permit in order of arrival. For the calls of one method, {@link Remote#maxConcurrency} is simpler.
 */
public interface AsyncSemaphore {

    /**
     * Waits for a permit. Whoever gets the lease closes it; whoever does not want it any more cancels this reference itself,
     * or {@link TaskRef#cancelChain()} on what follows it: cancelling a mere continuation leaves it in the line.
     */
    TaskRef<Lease> acquire();

    /**
     * As {@link #acquire()}, for at most that time. It fails with a {@link TaskTimeoutException} then and never gets a permit.
     */
    TaskRef<Lease> acquire(Duration time);

    /** A permit if there is one now. */
    Optional<Lease> tryAcquire();

    /**
     * Runs the code while it holds a permit, and gives it back when the code has returned or failed, or, if it returned a
     * future, when that has completed. The code runs where {@link TaskRef#then} would run it: in the actor or on the event
     * loop where this was called, else on a worker, with the contexts of the caller.
     *
     * <p>Cancelling the reference leaves the line, or stops the code; the permit is given back when the code has really ended.
     *
     * @return what the code returns; a future it returns is flattened, see {@link #withStage} and {@link #withUni}
     */
    <R> TaskRef<R> with(Callable<? extends R> code);

    /** As {@link #with}, of code that returns a stage, a {@code TaskRef} for one: the permit is held until that has completed. */
    @SuppressWarnings("unchecked") // what the code returns is flattened
    default <R> TaskRef<R> withStage(Callable<? extends CompletionStage<? extends R>> code) {
        return (TaskRef<R>) this.<Object>with(code);
    }

    /** As {@link #withStage}, of code that returns a {@code Uni}. */
    @SuppressWarnings("unchecked") // what the code returns is flattened
    default <R> TaskRef<R> withUni(Callable<? extends Uni<? extends R>> code) {
        return (TaskRef<R>) this.<Object>with(code);
    }

    /** How many permits nobody holds; a snapshot. */
    int available();

    /** How many permits there are. */
    int permits();
}
