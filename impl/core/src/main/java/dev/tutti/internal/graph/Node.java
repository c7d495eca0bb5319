package dev.tutti.internal.graph;

import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node: a call, or the value of a reference. Compared by identity, and no record: the hash code of a deep graph would
 * overflow the stack.
 */
final class Node<T> implements Delayed<T> {

    private final String name;
    private final List<?> arguments; // plain values, maybe null, and nodes
    private final TaskFunction.@Nullable Of1<List<Object>, ?> body; // one of the two is null
    private final @Nullable TaskRef<?> source;

    private Node(
            String name,
            List<?> arguments,
            TaskFunction.@Nullable Of1<List<Object>, ?> body,
            @Nullable TaskRef<?> source) {
        this.name = name;
        this.arguments = arguments;
        this.body = body;
        this.source = source;
    }

    static <T> Node<T> call(String name, List<?> arguments, TaskFunction.Of1<List<Object>, ?> body) {
        return new Node<>(name, arguments, body, null);
    }

    static <T> Node<T> source(String name, TaskRef<?> source) {
        return new Node<>(name, List.of(), null, source);
    }

    @Override
    public String name() {
        return name;
    }

    List<?> arguments() {
        return arguments;
    }

    TaskFunction.@Nullable Of1<List<Object>, ?> body() {
        return body;
    }

    @Nullable
    TaskRef<?> source() {
        return source;
    }

    @Override
    public String toString() {
        return "Delayed[" + name + ", " + arguments.size() + " arguments]";
    }
}
