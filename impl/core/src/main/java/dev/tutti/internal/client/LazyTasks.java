package dev.tutti.internal.client;

import dev.tutti.BeanMethod;
import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The lazy part of the client: gives each overload's arguments to the one node there is. */
@SuppressWarnings("unchecked") // a node's values have the types of the overload that made it
abstract class LazyTasks implements Tasks {

    private final Beans beans;
    private final Graphs graphs;

    LazyTasks(Beans beans, Graphs graphs) {
        this.beans = beans;
        this.graphs = graphs;
    }

    // ---- values and collections of nodes

    @Override
    public <T> Delayed<T> delayed(T value, Void... none) {
        return delayed(TaskRef.of(value));
    }

    @Override
    public <T> Delayed<T> delayed(TaskRef<? extends T> ref) {
        return graphs.source("TaskRef", Objects.requireNonNull(ref, "ref"));
    }

    @Override
    public <T> Delayed<List<T>> delayed(Collection<? extends Delayed<? extends T>> nodes) {
        return graphs.node("list", listed(nodes), values -> values);
    }

    @Override
    public <K, T> Delayed<Map<K, T>> delayed(Map<K, ? extends Delayed<? extends T>> nodes) {
        List<K> keys = keys(nodes);
        return graphs.node("map", listed(nodes.values()), values -> map(keys, values));
    }

    // ---- functions

    @Override
    public <R> Delayed<R> delayed(Callable<? extends R> task) {
        return graphs.node(name(task, "task"), List.of(), none -> task.call());
    }

    @Override
    public <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, A1 a1, Void... none) {
        return call(function, a1);
    }

    @Override
    public <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, Delayed<? extends A1> a1) {
        return call(function, given(a1, "a1"));
    }

    @Override
    public <A1, R> Delayed<R> delayed(TaskFunction.Of1<? super A1, ? extends R> function, TaskRef<? extends A1> a1) {
        return call(function, delayed(a1));
    }

    private <A1, R> Delayed<R> call(TaskFunction.Of1<? super A1, ? extends R> function, @Nullable Object a1) {
        return graphs.node(name(function, "function"), Arrays.asList(a1), values -> function.apply((A1) values.get(0)));
    }

    @Override
    public <E, R> Delayed<R> delayed(
            TaskFunction.Of1<? super List<E>, ? extends R> function, Collection<? extends Delayed<? extends E>> a1) {
        return graphs.node(name(function, "function"), listed(a1), values -> function.apply((List<E>) values));
    }

    @Override
    public <K, E, R> Delayed<R> delayed(
            TaskFunction.Of1<? super Map<K, E>, ? extends R> function, Map<K, ? extends Delayed<? extends E>> a1) {
        List<K> keys = keys(a1);
        return graphs.node(
                name(function, "function"), listed(a1.values()), values -> function.apply(map(keys, values)));
    }

    @Override
    public <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, A1 a1, A2 a2, Void... none) {
        return call(function, a1, a2);
    }

    @Override
    public <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2) {
        return call(function, given(a1, "a1"), given(a2, "a2"));
    }

    @Override
    public <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            Delayed<? extends A1> a1,
            A2 a2,
            Void... none) {
        return call(function, given(a1, "a1"), a2);
    }

    @Override
    public <A1, A2, R> Delayed<R> delayed(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function,
            A1 a1,
            Delayed<? extends A2> a2,
            Void... none) {
        return call(function, a1, given(a2, "a2"));
    }

    private <A1, A2, R> Delayed<R> call(
            TaskFunction.Of2<? super A1, ? super A2, ? extends R> function, @Nullable Object a1, @Nullable Object a2) {
        return graphs.node(
                name(function, "function"),
                Arrays.asList(a1, a2),
                values -> function.apply((A1) values.get(0), (A2) values.get(1)));
    }

    @Override
    public <A1, A2, A3, R> Delayed<R> delayed(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function,
            A1 a1,
            A2 a2,
            A3 a3,
            Void... none) {
        return call(function, a1, a2, a3);
    }

    @Override
    public <A1, A2, A3, R> Delayed<R> delayed(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2,
            Delayed<? extends A3> a3) {
        return call(function, given(a1, "a1"), given(a2, "a2"), given(a3, "a3"));
    }

    private <A1, A2, A3, R> Delayed<R> call(
            TaskFunction.Of3<? super A1, ? super A2, ? super A3, ? extends R> function,
            @Nullable Object a1,
            @Nullable Object a2,
            @Nullable Object a3) {
        return graphs.node(
                name(function, "function"),
                Arrays.asList(a1, a2, a3),
                values -> function.apply((A1) values.get(0), (A2) values.get(1), (A3) values.get(2)));
    }

    // ---- methods of beans

    @Override
    public <B, R> Delayed<R> delayed(BeanMethod.Of0<B, R> method) {
        return call(method, List.of());
    }

    @Override
    public <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, A1 a1, Void... none) {
        return call(method, Arrays.asList(a1));
    }

    @Override
    public <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, Delayed<? extends A1> a1) {
        return call(method, Arrays.asList(given(a1, "a1")));
    }

    @Override
    public <B, A1, R> Delayed<R> delayed(BeanMethod.Of1<B, A1, R> method, TaskRef<? extends A1> a1) {
        return call(method, Arrays.asList(delayed(a1)));
    }

    @Override
    public <B, E, R> Delayed<R> delayed(
            BeanMethod.Of1<B, ? super List<E>, R> method, Collection<? extends Delayed<? extends E>> a1) {
        return over(method, listed(a1), values -> values);
    }

    @Override
    public <B, K, E, R> Delayed<R> delayed(
            BeanMethod.Of1<B, ? super Map<K, E>, R> method, Map<K, ? extends Delayed<? extends E>> a1) {
        List<K> keys = keys(a1);
        return over(method, listed(a1.values()), values -> map(keys, values));
    }

    @Override
    public <B, A1, A2, R> Delayed<R> delayed(BeanMethod.Of2<B, A1, A2, R> method, A1 a1, A2 a2, Void... none) {
        return call(method, Arrays.asList(a1, a2));
    }

    @Override
    public <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, Delayed<? extends A1> a1, Delayed<? extends A2> a2) {
        return call(method, Arrays.asList(given(a1, "a1"), given(a2, "a2")));
    }

    @Override
    public <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, Delayed<? extends A1> a1, A2 a2, Void... none) {
        return call(method, Arrays.asList(given(a1, "a1"), a2));
    }

    @Override
    public <B, A1, A2, R> Delayed<R> delayed(
            BeanMethod.Of2<B, A1, A2, R> method, A1 a1, Delayed<? extends A2> a2, Void... none) {
        return call(method, Arrays.asList(a1, given(a2, "a2")));
    }

    @Override
    public <B, A1, A2, A3, R> Delayed<R> delayed(
            BeanMethod.Of3<B, A1, A2, A3, R> method, A1 a1, A2 a2, A3 a3, Void... none) {
        return call(method, Arrays.asList(a1, a2, a3));
    }

    @Override
    public <B, A1, A2, A3, R> Delayed<R> delayed(
            BeanMethod.Of3<B, A1, A2, A3, R> method,
            Delayed<? extends A1> a1,
            Delayed<? extends A2> a2,
            Delayed<? extends A3> a3) {
        return call(method, Arrays.asList(given(a1, "a1"), given(a2, "a2"), given(a3, "a3")));
    }

    private <B, R> Delayed<R> call(BeanMethod<B, R> method, List<?> arguments) {
        return node(method, arguments, UnaryOperator.identity());
    }

    /** A node that calls the method with all values as one argument. */
    private <B, R> Delayed<R> over(BeanMethod<B, R> method, List<?> nodes, Function<List<Object>, Object> together) {
        return node(method, nodes, values -> List.of(together.apply(values)));
    }

    private <B, R> Delayed<R> node(
            BeanMethod<B, R> method, List<?> arguments, Function<List<Object>, List<Object>> passed) {
        Reference reference = Reference.of(Objects.requireNonNull(method, "method"));
        Class<B> type = (Class<B>) reference.bean();
        return graphs.node(
                reference.name(),
                arguments,
                values -> beans.with(type, bean -> method.invoke(bean, passed.apply(values))));
    }

    // ---- what is done with them

    @Override
    public <T> Delayed<T> flattenStage(Delayed<? extends CompletionStage<? extends T>> node) {
        return (Delayed<T>) given(node, "node"); // its call is flattened anyway
    }

    @Override
    public <T> Delayed<T> flattenUni(Delayed<? extends Uni<? extends T>> node) {
        return (Delayed<T>) given(node, "node");
    }

    @Override
    public <T> TaskRef<List<T>> compute(Collection<? extends Delayed<? extends T>> nodes) {
        return compute(this.<T>delayed(nodes));
    }

    @Override
    public <T> Delayed<T> persist(Delayed<? extends T> node) {
        return graphs.source(given(node, "node").name(), compute(node));
    }

    // ---- arguments

    private static <T> Delayed<T> given(Delayed<T> node, String argument) {
        return Objects.requireNonNull(node, argument);
    }

    private static List<Delayed<?>> listed(Collection<? extends Delayed<?>> nodes) {
        List<Delayed<?>> list =
                new ArrayList<>(Objects.requireNonNull(nodes, "nodes").size());
        for (Delayed<?> node : nodes) {
            int index = list.size();
            list.add(Objects.requireNonNull(node, () -> "nodes[" + index + "] is null: give a Delayed"));
        }
        return list;
    }

    private static <K> List<K> keys(Map<K, ?> nodes) {
        return new ArrayList<>(Objects.requireNonNull(nodes, "nodes").keySet());
    }

    private static <K, E> Map<K, E> map(List<K> keys, List<Object> values) {
        Map<K, E> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), (E) values.get(i));
        }
        return map;
    }

    /** A function has no name but that of the class where it stands. */
    private static String name(Object function, String what) {
        Class<?> type = Objects.requireNonNull(function, what).getClass();
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + ".lambda";
    }
}
