package dev.tutti;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The client for tasks: submits functions and bean methods, and combines their futures. Thread-safe; inject it.
 *
 * <pre>{@code
 * TaskRef<Integer> a  = tasks.submit(() -> 41);                        // a callable
 * TaskRef<Integer> b  = tasks.submit(x -> x + 1, 10);                  // function and argument: 11
 * TaskRef<Quote>   q  = tasks.submit(Pricing::lookup, "sku-1");        // bean and method, run where the task runs
 * TaskRef<Quote>   q2 = tasks.submit(Pricing::lookup, skuRef);         // starts when skuRef has its value
 * TaskRef<Quote>   q3 = tasks.submitArgs(Pricing::two, Arg.of(skuRef), Arg.of(3));
 * TaskRef<Quote>   q4 = tasks.submitUni(Pricing::quote, "sku-1");      // a method that returns a Uni
 * List<TaskRef<Quote>> many = tasks.map(Pricing::lookup, skus);
 * TaskRef<List<Quote>> all  = tasks.gather(many);                      // in order; fails fast
 * TaskRef<List<Quote>> good = tasks.gather(many, Errors.SKIP);         // leaves failures out
 * TaskRef<Waited<Quote>> w  = tasks.waitFor(many, 1, Duration.ofSeconds(2));
 * Multi<TaskRef<Quote>> done = tasks.asCompleted(many);
 * TaskRef<Void> nap = tasks.sleep(Duration.ofMillis(100));
 * Quote quote = tasks.runUni(() -> pricing.quote("sku-1"));            // async from blocking code
 * TaskRef<byte[]> shared = tasks.put(bytes);
 * tasks.withOptions(o -> o.name("nightly").priority(5).timeout(Duration.ofSeconds(9)).retries(2)).submit(Pricing::all);
 * Multi<Progress> progress = tasks.progress(many);
 * int cancelled = tasks.cancel(many);
 * ExecutorService executor = tasks.asExecutorService();
 *
 * Delayed<Double> mean = tasks.delayed(Stats::mean, skus.stream().map(sku -> tasks.delayed(Stats::price, sku)).toList());
 * TaskRef<Double> m = tasks.compute(mean);                             // each node once, independent ones in parallel
 * Delayed<Double> kept = tasks.persist(mean);                          // starts now; further graphs build on it
 * }</pre>
 *
 * <p>Every method but {@link #run} and {@link #runUni} returns at once. What is submitted runs on a worker that may block,
 * with the contexts of the caller, the transaction cleared; tasks wait for a worker without limit. The forms of {@code
 * submit} and {@code map} are those of {@link TaskSubmitter}, lazy graphs those of {@link TaskGraphs}.
 */
public interface Tasks extends TaskSubmitter, TaskGraphs {

    /** As {@link #gather(Collection, Errors)} with {@link Errors#FAIL}. */
    default <T> TaskRef<List<T>> gather(Collection<? extends TaskRef<? extends T>> refs) {
        return gather(refs, Errors.FAIL);
    }

    /**
     * The values of all, in order. Of tasks that fail or are cancelled, {@link Errors#FAIL} makes it fail as soon as there
     * is one, with its exception, and {@link Errors#SKIP} leaves them out. Cancels nothing.
     *
     * @throws NullPointerException if the collection or one of its elements is null; names the element
     */
    <T> TaskRef<List<T>> gather(Collection<? extends TaskRef<? extends T>> refs, Errors errors);

    /**
     * Completes when {@code count} of the references have completed, well or not, or when {@code timeout} has passed,
     * whichever comes first; never cancels anything, and fails only when the application ends before.
     *
     * @throws IllegalArgumentException if {@code count} is below 0 or above the number of references
     * @throws NullPointerException if the collection, one of its elements or the timeout is null; names which
     */
    <T> TaskRef<Waited<T>> waitFor(Collection<? extends TaskRef<T>> refs, int count, Duration timeout);

    /**
     * Each of the references when it has completed, well or not, in the order of completion. The order is noted from this
     * call on, and every subscriber gets all of them, as many at a time as it asks for. Cancelling a subscription cancels no
     * task. Items come where this was called: in the actor's turn, on the event loop, else on a worker.
     *
     * @throws NullPointerException if the collection or one of its elements is null; names the element
     */
    <T> Multi<TaskRef<T>> asCompleted(Collection<? extends TaskRef<T>> refs);

    /** As {@link #asCompleted(Collection)}, of references that are added as they come. */
    <T> AsCompleted<T> asCompleted();

    /** Completes after the time, without a thread; zero or a negative time completes at once. */
    TaskRef<Void> sleep(Duration time);

    /**
     * Async code from blocking code: calls {@code code} in a task, waits for the stage that it returns, and gives its value.
     * A failure is thrown itself, a checked one too although none is declared. Waits where {@link TaskRef#result()} may.
     *
     * @throws BlockingNotAllowedException if the calling thread must not wait; {@code code} is not called then
     * @throws TaskInterruptedException if the calling thread is interrupted while it waits; the task is cancelled, and the
     *     interrupt status is set
     */
    <T> T run(Callable<? extends CompletionStage<? extends T>> code);

    /** As {@link #run}, of a {@code Uni}. */
    <T> T runUni(Callable<? extends Uni<? extends T>> code);

    /** This client with other options: all that it submits has them, on top of those this one has. */
    Tasks withOptions(Consumer<TaskOptions> options);

    /**
     * How far the tasks are, together: now, whenever one of them completes or tells its {@link TaskContext#progress}, and at
     * the end, when all have completed. A subscriber that is slower than that gets the latest. Cancelling the subscription
     * cancels no task.
     *
     * @throws NullPointerException if the collection or one of its elements is null; names the element
     */
    Multi<Progress> progress(Collection<? extends TaskRef<?>> refs);

    /** A reference that has the value: the value itself and no copy, not flattened if it is a future. */
    <T> TaskRef<T> put(T value);

    /**
     * Cancels all, as {@link TaskRef#cancel()} does, so that none of them begins because another of them ends.
     *
     * @return how many had not completed before
     * @throws NullPointerException if the collection or one of its elements is null; names the element
     */
    int cancel(Collection<? extends TaskRef<?>> refs);

    /**
     * Does nothing, as {@code close()} of the common {@code ForkJoinPool}: the engine, and this client, are those of the
     * whole application, whose other parts go on using them, and they end with the application or, on the plain JVM, with
     * {@code Tutti.close()}. What was submitted goes on, and more can be submitted. It is here for code written for a client
     * of its own. What shall end together is given to an {@linkplain #asExecutorService() executor}, which can be closed.
     */
    void close();

    /** As {@link #close()}. */
    TaskRef<Void> closeAsync();

    /**
     * A new executor that runs its tasks as this client does. Each has a life of its own: shutting it down ends neither this
     * client nor other executors of it.
     */
    TaskExecutorService asExecutorService();
}
