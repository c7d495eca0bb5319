package dev.tutti.internal.graph;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.ref.Ref;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One computation of a graph, and the body of its task, whose children are the calls of the nodes: each is called once, as
 * soon as its arguments are there. Nothing here recurses, and nothing keeps a part that is done with.
 */
final class Computation implements Callable<CompletionStage<Object>> {

    private final UnaryOperator<Callable<?>> calls;
    private final Strategy onWorkers;
    private final Ref<Object> result;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Set<Part> watching = ConcurrentHashMap.newKeySet(); // the references that have not completed

    // Both are of the thread that plans, before it starts a part, and the starting publishes them.
    private @Nullable Node<?> root; // dropped then: the task keeps its body until the result is there
    private @Nullable Call whole;

    Computation(Engine engine, Node<?> root, UnaryOperator<Callable<?>> calls) {
        this.calls = calls;
        this.onWorkers = engine.at(engine.workers());
        this.result = Ref.pending(engine, "computation");
        this.root = root;
    }

    /** Plans, and starts what needs nothing. */
    @Override
    public CompletionStage<Object> call() {
        whole = Call.current();
        for (Part part : plan(root)) {
            if (part.isSource()) {
                watching.add(part);
                part.watch(result);
            } else {
                start(part);
            }
        }
        root = null;
        Ref.observe(result, (value, failure) -> watching.forEach(Part::leave));
        return result;
    }

    /** Makes the parts, and gives those that need no others. */
    private List<Part> plan(Node<?> root) {
        Map<Node<?>, Part> parts = new IdentityHashMap<>();
        Deque<Part> open = new ArrayDeque<>();
        List<Part> first = new ArrayList<>();
        Part top = new Part(this, root);
        parts.put(root, top);
        open.push(top);
        while (!open.isEmpty()) {
            Part part = open.pop();
            for (Object argument : part.arguments()) {
                if (argument instanceof Node<?> node) {
                    Part needed = parts.get(node);
                    if (needed == null) {
                        needed = new Part(this, node);
                        parts.put(node, needed);
                        open.push(needed);
                    }
                    part.needs(needed);
                }
            }
            if (part.ready()) {
                first.add(part);
            }
        }
        return first;
    }

    /** Submits the part's call. */
    void start(Part part) {
        Call.during(whole, () -> {
            Call call = new Call(part.name(), whole.contexts(), part);
            call.adopted(); // so that whoever cancels the whole cancels this
            if (over()) { // only now: whoever ends the whole from here on finds the call among its children
                call.refuse(new CancellationException(part.name() + " is not needed any more"));
            } else {
                call.submit(onWorkers, part);
            }
        });
    }

    /** Calls the body of a part. */
    @Nullable
    Object call(Callable<?> body) throws Exception {
        return calls.apply(body).call();
    }

    /** Whether nobody waits for any part any more. */
    boolean over() {
        return failed.get() || result.isDone();
    }

    /** The part's reference has completed: nothing here keeps it any more. */
    void watched(Part part) {
        watching.remove(part);
    }

    void complete(@Nullable Object value) {
        result.complete(value);
    }

    /** The first failure is that of the whole: what has not begun never will, what runs ends for nothing. */
    void fail(Part part, Throwable failure) {
        if (result.isDone() || !failed.compareAndSet(false, true)) {
            return;
        }
        FailedNode.tell(failure, part);
        whole.refuseChildren(new CancellationException(whole + " has failed: " + failure));
        result.completeExceptionally(failure);
    }
}
