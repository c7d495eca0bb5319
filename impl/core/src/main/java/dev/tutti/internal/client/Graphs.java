package dev.tutti.internal.client;

import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Makes the nodes of lazy graphs, and computes them. Thread-safe. */
public interface Graphs {

    /**
     * A node.
     *
     * @param arguments plain values and nodes; may hold null
     * @param body takes the plain values, and the values of the nodes, in their order
     * @throws IllegalArgumentException if a node is somebody else's implementation
     */
    <T> Delayed<T> node(String name, List<?> arguments, TaskFunction.Of1<List<Object>, ?> body);

    /** A node whose value is that of the reference. */
    <T> Delayed<T> source(String name, TaskRef<?> ref);

    /**
     * The body of a task that computes the node and what it depends on.
     *
     * @param calls makes of the body of each node what is to be called
     * @throws IllegalArgumentException if the node is somebody else's implementation
     */
    Callable<?> computation(Delayed<?> node, UnaryOperator<Callable<?>> calls);
}
