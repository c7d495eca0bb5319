package dev.tutti;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The client for tasks: submits functions and bean methods, and combines their futures. Thread-safe; inject it.
 *
 * <pre>{@code
 * TaskRef<Integer> b = tasks.submit(x -> x + 1, 10);            // 11
 * TaskRef<Quote> q = tasks.submit(Pricing::lookup, "sku-1");    // bean and method, run where the task runs
 * TaskRef<List<Quote>> all = tasks.gather(tasks.map(Pricing::lookup, skus));
 * }</pre>
 *
 * <p>Every method returns at once. What is submitted runs on a worker that may block, with the contexts of the caller, the
 * transaction cleared; tasks wait for a worker without limit. A reference to an overloaded bean method needs a lambda with
 * declared parameters: {@code (Pricing p, String sku) -> p.lookup(sku)}.
 */
public interface Tasks {

    /** Submits a task that may block. */
    <R> TaskRef<R> submit(Callable<? extends R> task);

    /** Submits a function and its argument. */
    <A1, R> TaskRef<R> submit(TaskFunction.Of1<? super A1, ? extends R> function, A1 a1);

    /** Submits a function and its arguments. */
    <A1, A2, R> TaskRef<R> submit(TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, A1 a1, A2 a2);

    /** Submits a method without arguments of a bean. */
    <B, R> TaskRef<R> submit(BeanMethod.Of0<B, R> method);

    /** Submits a method of a bean and its argument. */
    <B, A1, R> TaskRef<R> submit(BeanMethod.Of1<B, A1, R> method, A1 a1);

    /** Submits a method of a bean and its arguments. */
    <B, A1, A2, R> TaskRef<R> submit(BeanMethod.Of2<B, A1, A2, R> method, A1 a1, A2 a2);

    /** Submits the function once for each argument; the references are in the order of the arguments. */
    <A1, R> List<TaskRef<R>> map(
            TaskFunction.Of1<? super A1, ? extends R> function, Collection<? extends A1> arguments);

    /** Submits the method once for each argument; the references are in the order of the arguments. */
    <B, A1, R> List<TaskRef<R>> map(BeanMethod.Of1<B, A1, R> method, Collection<? extends A1> arguments);

    /**
     * The values of all, in order. Fails as soon as one of them fails, with its exception, and cancels nothing of the rest.
     *
     * @throws NullPointerException if the collection or one of its elements is null; names the element
     */
    <T> TaskRef<List<T>> gather(Collection<? extends TaskRef<? extends T>> refs);

    /**
     * Completes when {@code count} of the references have completed, well or not, or when {@code timeout} has passed,
     * whichever comes first; never cancels anything, and fails only when the application ends before.
     *
     * @throws IllegalArgumentException if {@code count} is below 0 or above the number of references
     * @throws NullPointerException if the collection, one of its elements or the timeout is null; names which
     */
    <T> TaskRef<Waited<T>> waitFor(Collection<? extends TaskRef<T>> refs, int count, Duration timeout);

    /** Completes after the time, without a thread; zero or a negative time completes at once. */
    TaskRef<Void> sleep(Duration time);
}
