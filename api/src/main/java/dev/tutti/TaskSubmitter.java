package dev.tutti;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * The many forms of {@code submit}: a function or a bean method of up to six arguments, all of which end in {@link
 * #submit(Callable)} or {@link #submitArgs(BeanMethod, List)}. Users know it as {@link Tasks}.
 *
 * <p><b>Functions</b> are lambdas or references to static methods. <b>Bean methods</b> are references to instance methods,
 * {@code Pricing::lookup}; of an overloaded or generic one a lambda with declared parameters, {@code (Pricing p, String sku)
 * -> p.lookup(sku)}.
 *
 * <p><b>Arguments that other tasks have yet to make.</b> Where a bean method's argument is given as a {@link TaskRef} of what
 * the method wants, or as a collection or a map of them, the task waits for the values before it starts, and no thread waits
 * meanwhile: its status is {@code WAITING}. If one of them fails, the task fails with the same exception and its body never
 * runs; if one is cancelled, so is the task. Cancelling the task leaves its arguments alone. A method that wants a {@code
 * TaskRef}, or a list of them, gets it as it stands. Among several arguments, and where the compiler finds two ways to read a
 * call because the method takes any {@code Object}, {@link Arg} says what is meant. A lambda uses {@link TaskRef#then}.
 *
 * <p><b>Futures that a body returns</b> (a {@code Uni}, a stage, a {@code TaskRef}, a plain future) are flattened: the task
 * completes when they do, with their value. The compiler cannot follow that, and types {@code submit(() -> uni)} as a {@code
 * TaskRef<Uni<T>>}, although its {@code result()} is a {@code T}; {@link #submitUni(Callable) submitUni} and {@link
 * #submitStage(Callable) submitStage} have the right type.
 */
public interface TaskSubmitter {

    /** Submits a task that may block. */
    <R> TaskRef<R> submit(Callable<? extends R> task);

    /**
     * Submits a method of a bean with arguments that are counted, and whose types are checked, only when the method is
     * called: for code that does not know the method. All others have a typed form.
     */
    <B, R> TaskRef<R> submitArgs(BeanMethod<B, R> method, List<? extends Arg<?>> arguments);

    // ---- functions

    /** Submits a function and its argument. */
    default <A1, R> TaskRef<R> submit(TaskFunction.Of1<? super A1, ? extends R> function, A1 a1) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1));
    }

    /** Submits a function and its arguments. */
    default <A1, A2, R> TaskRef<R> submit(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, A1 a1, A2 a2) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1, a2));
    }

    /** Submits a function and its arguments. */
    default <A1, A2, A3, R> TaskRef<R> submit(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function, A1 a1, A2 a2, A3 a3) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1, a2, a3));
    }

    /** Submits a function and its arguments. */
    default <A1, A2, A3, A4, R> TaskRef<R> submit(
            TaskFunction.Of4<? super A1, ? super A2, ? super A3, ? super A4, ? extends R> function,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1, a2, a3, a4));
    }

    /** Submits a function and its arguments. */
    default <A1, A2, A3, A4, A5, R> TaskRef<R> submit(
            TaskFunction.Of5<? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? extends R> function,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4,
            A5 a5) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1, a2, a3, a4, a5));
    }

    /** Submits a function and its arguments. */
    default <A1, A2, A3, A4, A5, A6, R> TaskRef<R> submit(
            TaskFunction.Of6<? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? super A6, ? extends R>
                    function,
            A1 a1,
            A2 a2,
            A3 a3,
            A4 a4,
            A5 a5,
            A6 a6) {
        Objects.requireNonNull(function, "function");
        return submit(() -> function.apply(a1, a2, a3, a4, a5, a6));
    }

    /** Submits the function once for each argument; the references are in the order of the arguments. */
    default <A1, R> List<TaskRef<R>> map(
            TaskFunction.Of1<? super A1, ? extends R> function, Collection<? extends A1> arguments) {
        Objects.requireNonNull(arguments, "arguments is null: give a collection");
        List<TaskRef<R>> refs = new ArrayList<>(arguments.size());
        for (A1 argument : arguments) {
            refs.add(submit(function, argument));
        }
        return refs;
    }

    // ---- methods of beans

    /** Submits a method without arguments of a bean. */
    default <B, R> TaskRef<R> submit(BeanMethod.Of0<B, R> method) {
        return submitArgs(method, List.of());
    }

    /** Submits a method of a bean and its argument. */
    default <B, A1, R> TaskRef<R> submit(BeanMethod.Of1<B, A1, R> method, A1 a1) {
        return submitArgs(method, List.of(Arg.asIs(a1)));
    }

    /** Submits a method of a bean and its arguments. */
    default <B, A1, A2, R> TaskRef<R> submit(BeanMethod.Of2<B, A1, A2, R> method, A1 a1, A2 a2) {
        return submitArgs(method, List.of(Arg.asIs(a1), Arg.asIs(a2)));
    }

    /** Submits a method of a bean and its arguments. */
    default <B, A1, A2, A3, R> TaskRef<R> submit(BeanMethod.Of3<B, A1, A2, A3, R> method, A1 a1, A2 a2, A3 a3) {
        return submitArgs(method, List.of(Arg.asIs(a1), Arg.asIs(a2), Arg.asIs(a3)));
    }

    /** Submits a method of a bean and its arguments. */
    default <B, A1, A2, A3, A4, R> TaskRef<R> submit(
            BeanMethod.Of4<B, A1, A2, A3, A4, R> method, A1 a1, A2 a2, A3 a3, A4 a4) {
        return submitArgs(method, List.of(Arg.asIs(a1), Arg.asIs(a2), Arg.asIs(a3), Arg.asIs(a4)));
    }

    /** Submits a method of a bean and its arguments. */
    default <B, A1, A2, A3, A4, A5, R> TaskRef<R> submit(
            BeanMethod.Of5<B, A1, A2, A3, A4, A5, R> method, A1 a1, A2 a2, A3 a3, A4 a4, A5 a5) {
        return submitArgs(method, List.of(Arg.asIs(a1), Arg.asIs(a2), Arg.asIs(a3), Arg.asIs(a4), Arg.asIs(a5)));
    }

    /** Submits a method of a bean and its arguments. */
    default <B, A1, A2, A3, A4, A5, A6, R> TaskRef<R> submit(
            BeanMethod.Of6<B, A1, A2, A3, A4, A5, A6, R> method, A1 a1, A2 a2, A3 a3, A4 a4, A5 a5, A6 a6) {
        return submitArgs(
                method, List.of(Arg.asIs(a1), Arg.asIs(a2), Arg.asIs(a3), Arg.asIs(a4), Arg.asIs(a5), Arg.asIs(a6)));
    }

    /** Submits a method of a bean and its argument, which another task makes. */
    default <B, A1, R> TaskRef<R> submit(BeanMethod.Of1<B, A1, R> method, TaskRef<? extends A1> a1) {
        return submitArgs(method, List.of(Arg.of(a1)));
    }

    /** Submits a method of a bean and its argument, a list whose elements other tasks make. */
    default <B, E, R> TaskRef<R> submit(
            BeanMethod.Of1<B, ? super List<E>, R> method, Collection<? extends TaskRef<? extends E>> a1) {
        return submitArgs(method, List.of(Arg.ofAll(a1)));
    }

    /** Submits a method of a bean and its argument, a map whose values other tasks make. */
    default <B, K, V, R> TaskRef<R> submit(
            BeanMethod.Of1<B, ? super Map<K, V>, R> method, Map<? extends K, ? extends TaskRef<? extends V>> a1) {
        return submitArgs(method, List.of(Arg.ofAll(a1)));
    }

    /** Submits the method once for each argument; the references are in the order of the arguments. */
    default <B, A1, R> List<TaskRef<R>> map(BeanMethod.Of1<B, A1, R> method, Collection<? extends A1> arguments) {
        Objects.requireNonNull(arguments, "arguments is null: give a collection");
        List<TaskRef<R>> refs = new ArrayList<>(arguments.size());
        for (A1 argument : arguments) {
            refs.add(submitArgs(method, List.of(Arg.asIs(argument))));
        }
        return refs;
    }

    // ---- methods of beans with arguments some of which other tasks make

    /** Submits a method of a bean and its argument, there or still to come. */
    default <B, A1, R> TaskRef<R> submitArgs(BeanMethod.Of1<B, A1, R> method, Arg<? extends A1> a1) {
        return submitArgs(method, List.of(a1));
    }

    /** Submits a method of a bean and its arguments, there or still to come. */
    default <B, A1, A2, R> TaskRef<R> submitArgs(
            BeanMethod.Of2<B, A1, A2, R> method, Arg<? extends A1> a1, Arg<? extends A2> a2) {
        return submitArgs(method, List.of(a1, a2));
    }

    /** Submits a method of a bean and its arguments, there or still to come. */
    default <B, A1, A2, A3, R> TaskRef<R> submitArgs(
            BeanMethod.Of3<B, A1, A2, A3, R> method, Arg<? extends A1> a1, Arg<? extends A2> a2, Arg<? extends A3> a3) {
        return submitArgs(method, List.of(a1, a2, a3));
    }

    /** Submits a method of a bean and its arguments, there or still to come. */
    default <B, A1, A2, A3, A4, R> TaskRef<R> submitArgs(
            BeanMethod.Of4<B, A1, A2, A3, A4, R> method,
            Arg<? extends A1> a1,
            Arg<? extends A2> a2,
            Arg<? extends A3> a3,
            Arg<? extends A4> a4) {
        return submitArgs(method, List.of(a1, a2, a3, a4));
    }

    /** Submits a method of a bean and its arguments, there or still to come. */
    default <B, A1, A2, A3, A4, A5, R> TaskRef<R> submitArgs(
            BeanMethod.Of5<B, A1, A2, A3, A4, A5, R> method,
            Arg<? extends A1> a1,
            Arg<? extends A2> a2,
            Arg<? extends A3> a3,
            Arg<? extends A4> a4,
            Arg<? extends A5> a5) {
        return submitArgs(method, List.of(a1, a2, a3, a4, a5));
    }

    /** Submits a method of a bean and its arguments, there or still to come. */
    default <B, A1, A2, A3, A4, A5, A6, R> TaskRef<R> submitArgs(
            BeanMethod.Of6<B, A1, A2, A3, A4, A5, A6, R> method,
            Arg<? extends A1> a1,
            Arg<? extends A2> a2,
            Arg<? extends A3> a3,
            Arg<? extends A4> a4,
            Arg<? extends A5> a5,
            Arg<? extends A6> a6) {
        return submitArgs(method, List.of(a1, a2, a3, a4, a5, a6));
    }

    // ---- futures of the right type

    /** Submits a task that returns a stage, a {@code TaskRef} for one, whose value is the task's. */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <R> TaskRef<R> submitStage(Callable<? extends CompletionStage<? extends R>> task) {
        return (TaskRef<R>) this.<Object>submit(task);
    }

    /**
     * As {@link #submitStage(Callable)}, with a method of a bean; one of several arguments is called by a lambda, {@code
     * (Pricing p) -> p.quote(sku, 3)}.
     */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <B, R> TaskRef<R> submitStage(BeanMethod.Of0<B, ? extends CompletionStage<? extends R>> method) {
        return (TaskRef<R>) (TaskRef<?>) submit(method);
    }

    /** As {@link #submitStage(Callable)}, with a method of a bean and its argument. */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <B, A1, R> TaskRef<R> submitStage(
            BeanMethod.Of1<B, A1, ? extends CompletionStage<? extends R>> method, A1 a1) {
        return (TaskRef<R>) (TaskRef<?>) submitArgs(method, List.of(Arg.asIs(a1)));
    }

    /** Submits a task that returns a {@code Uni}, whose value is the task's. */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <R> TaskRef<R> submitUni(Callable<? extends Uni<? extends R>> task) {
        return (TaskRef<R>) this.<Object>submit(task);
    }

    /**
     * As {@link #submitUni(Callable)}, with a method of a bean; one of several arguments is called by a lambda, {@code
     * (Pricing p) -> p.quote(sku, 3)}.
     */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <B, R> TaskRef<R> submitUni(BeanMethod.Of0<B, ? extends Uni<? extends R>> method) {
        return (TaskRef<R>) (TaskRef<?>) submit(method);
    }

    /** As {@link #submitUni(Callable)}, with a method of a bean and its argument. */
    @SuppressWarnings("unchecked") // what a body returns is flattened
    default <B, A1, R> TaskRef<R> submitUni(BeanMethod.Of1<B, A1, ? extends Uni<? extends R>> method, A1 a1) {
        return (TaskRef<R>) (TaskRef<?>) submitArgs(method, List.of(Arg.asIs(a1)));
    }
}
