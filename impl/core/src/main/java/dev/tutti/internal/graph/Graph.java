package dev.tutti.internal.graph;

import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.internal.client.Graphs;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Ref;
import java.util.List;
import java.util.concurrent.Executor;

/** The graphs of one engine: every computation is a task, and the calls of its nodes are that task's children. */
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
    public <T> TaskRef<T> compute(Delayed<? extends T> node) {
        Executor contexts = engine.carrier().capture();
        Call call = new Call("compute " + node.name(), contexts, new Computation(engine, contexts, ours(node)));
        call.adopted();
        return Ref.submit(engine, contexts, call, engine.at(engine.workers()));
    }

    private static Node<?> ours(Delayed<?> node) {
        if (node instanceof Node<?> ours) {
            return ours;
        }
        throw new IllegalArgumentException(
                node + " of " + node.getClass().getName() + " is no node of Tutti's: make nodes by tasks.delayed(...)");
    }
}
