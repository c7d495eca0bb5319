package dev.tutti.internal.graph;

import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.internal.client.Graphs;
import dev.tutti.internal.core.Engine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The graphs of one engine. */
public final class Graph implements Graphs {

    private final Engine engine;

    public Graph(Engine engine) {
        this.engine = engine;
    }

    @Override
    public <T> Delayed<T> node(String name, List<?> arguments, TaskFunction.Of1<List<Object>, ?> body) {
        for (Object argument : arguments) {
            if (argument instanceof Delayed<?> node) {
                ours(node);
            }
        }
        return Node.call(name, arguments, body);
    }

    @Override
    public <T> Delayed<T> source(String name, TaskRef<?> ref) {
        return Node.source(name, ref);
    }

    @Override
    public Callable<?> computation(Delayed<?> node, UnaryOperator<Callable<?>> calls) {
        return new Computation(engine, ours(node), calls);
    }

    private static Node<?> ours(Delayed<?> node) {
        if (node instanceof Node<?> ours) {
            return ours;
        }
        throw new IllegalArgumentException(
                node + " of " + node.getClass().getName() + " is no node of Tutti's: make nodes by tasks.delayed(...)");
    }
}
