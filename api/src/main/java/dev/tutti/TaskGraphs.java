package dev.tutti;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Lazy graphs: the many forms of {@code delayed}, which make nodes, and what is done with the nodes. Users know it as {@link
 * Tasks}.
 *
 * <p>A node calls a function or a bean's method, as those of {@link TaskSubmitter}. Each of its arguments is a value or a
 * node; a collection or a map of nodes is one of their values. A reference to a method tells the compiler which is which,
 * and so does a lambda, with one exception: where a value and a node stand side by side, a lambda declares its parameters'
 * types. A function of more than three arguments takes them as a list of nodes.
 *
 * <p>Ignore the last parameter, {@code Void... none}: it only keeps a node from being taken for a plain value. Import {@code
 * Delayed} by its name, for {@code java.util.concurrent} has one too.
 */
public interface TaskGraphs {

    /** A node that calls the task. */
    <R> Delayed<R> delayed(Callable<? extends R> task);

    /** A node that calls the bean's method. */
    <B, R> Delayed<R> delayed(BeanMethod.Of0<B, R> method);

    /** The value as a node, to stand among other nodes as an argument. */
    <T> Delayed<T> delayed(T value, Void... none);

    /** The value of the reference as a node; computing it waits for the reference, and cancels nothing of it. */
    <T> Delayed<T> delayed(TaskRef<? extends T> ref);

    /** A node for the list of the values, in order. */
    <T> Delayed<List<T>> delayed(Collection<? extends Delayed<? extends T>> nodes);

    /** A node for the map of the values, in the order of the map that is given. */
    <K, T> Delayed<Map<K, T>> delayed(Map<K, ? extends Delayed<? extends T>> nodes);

    /** A node that calls the function with a value. */
    <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, A1 a1, Void... none);

    /** A node that calls the function with the value of another. */
    <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, Delayed<? extends A1> a1);

    /** A node that calls the function with the value of a reference. */
    <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, TaskRef<? extends A1> a1);

    /** A node that calls the function with the list of the values of others, in order. */
    <E, R> Delayed<R> delayed(
            TaskFunction.Of1<? super List<E>, ? extends R> function, Collection<? extends Delayed<? extends E>> a1);

    /** A node that calls the function with the map of the values of others, in the order of the map that is given. */
    <K, E, R> Delayed<R> delayed(
            TaskFunction.Of1<? super Map<K, E>, ? extends R> function, Map<K, ? extends Delayed<? extends E>> a1);

    /** A node that calls the function with values. */
    <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, A1 a1, A2 a2, Void... none);

    /** A node that calls the function with the values of others. */
    <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2);

    /** A node that calls the function with the value of another and a value. */
    <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            Delayed<? extends A1> a1,
            A2 a2,
            Void... none);

    /** A node that calls the function with a value and the value of another. */
    <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            A1 a1,
            Delayed<? extends A2> a2,
            Void... none);

    /** A node that calls the function with values. */
    <A1, A2, A3, R> Delayed<R> delayed(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function,
            A1 a1,
            A2 a2,
            A3 a3,
            Void... none);

    /**
     * A node that calls the function with the values of others; a value among them is given as {@code
     * tasks.delayed(value)}.
     */
    <A1, A2, A3, R> Delayed<R> delayed(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2,
            Delayed<? extends A3> a3);

    /** A node that calls the bean's method with a value. */
    <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, A1 a1, Void... none);

    /** A node that calls the bean's method with the value of another. */
    <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, Delayed<? extends A1> a1);

    /** A node that calls the bean's method with the value of a reference. */
    <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, TaskRef<? extends A1> a1);

    /** A node that calls the bean's method with the list of the values of others, in order. */
    <B, E, R> Delayed<R> delayed(
            BeanMethod.Of1<B, ? super List<E>, R> method, Collection<? extends Delayed<? extends E>> a1);

    /** A node that calls the bean's method with the map of the values of others, in the order of the map given. */
    <B, K, E, R> Delayed<R> delayed(
            BeanMethod.Of1<B, ? super Map<K, E>, R> method, Map<K, ? extends Delayed<? extends E>> a1);

    /** A node that calls the bean's method with values. */
    <B, A1, A2, R> Delayed<R> delayed(BeanMethod.Of2<B, A1, A2, R> method, A1 a1, A2 a2, Void... none);

    /** A node that calls the bean's method with the values of others. */
    <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, Delayed<? extends A1> a1, Delayed<? extends A2> a2);

    /** A node that calls the bean's method with the value of another and a value. */
    <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, Delayed<? extends A1> a1, A2 a2, Void... none);

    /** A node that calls the bean's method with a value and the value of another. */
    <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, A1 a1, Delayed<? extends A2> a2, Void... none);

    /** A node that calls the bean's method with values. */
    <B, A1, A2, A3, R> Delayed<R> delayed(BeanMethod.Of3<B, A1, A2, A3, R> method, A1 a1, A2 a2, A3 a3, Void... none);

    /**
     * A node that calls the bean's method with the values of others; a value among them is given as {@code
     * tasks.delayed(value)}. A method of more is called by a lambda, {@code (Pricing p, List<Object> values) -> ...}.
     */
    <B, A1, A2, A3, R> Delayed<R> delayed(
            BeanMethod.Of3<B, A1, A2, A3, R> method,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2,
            Delayed<? extends A3> a3);

    /**
     * The node by the type of its value, if it calls a method that returns a stage or a {@link TaskRef}: the value is what
     * that completes with, and the call ends with it.
     */
    <T> Delayed<T> flattenStage(Delayed<? extends CompletionStage<? extends T>> node);

    /** As {@link #flattenStage}, for a method that returns a {@code Uni}. */
    <T> Delayed<T> flattenUni(Delayed<? extends Uni<? extends T>> node);

    /**
     * Computes the node and what it depends on: each node is called once, on a worker, with the contexts of this call, as
     * soon as its arguments are there. A value is let go when the last node that takes it has begun.
     *
     * <p>If a node fails, so does the reference, at once and with the original exception, to which a suppressed one tells
     * the node and the way from it to this one. What has not begun then never runs; what runs goes on to its end, for
     * nothing. Cancelling the reference cancels every call that has not ended: those that wait never run, those that run
     * are interrupted. References that are arguments, and what has been persisted, are left alone. Options are those of the
     * whole, but for {@link TaskOptions#retries}, which each node has for itself.
     */
    <T> TaskRef<T> compute(Delayed<? extends T> node);

    /** As {@link #compute(Delayed)}, for all of them in order; what they share is called once. */
    <T> TaskRef<List<T>> compute(Collection<? extends Delayed<? extends T>> nodes);

    /**
     * Computes the node now and keeps its value, for as long as somebody keeps the returned node: graphs built on that do
     * not call it again, and wait for it if it is still under way. If it fails, so do they, with its exception.
     */
    <T> Delayed<T> persist(Delayed<? extends T> node);
}
