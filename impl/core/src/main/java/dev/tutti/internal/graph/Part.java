package dev.tutti.internal.graph;

import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Outcome;
import dev.tutti.internal.ref.Ref;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one node does in one computation: waits for the parts it needs, is called with their values, and hands its own to
 * those that need it. Each place where a node is an argument counts for itself.
 */
final class Part implements Callable<Object>, Outcome {

    private final Computation computation;
    private final String name;
    private final AtomicInteger missing = new AtomicInteger(); // parts needed that have no value yet
    // Written while planning. What is done with is dropped, by the thread that ends the call and the one that runs it.
    private final List<Part> dependents = new ArrayList<>();
    private final List<Part> needed = new ArrayList<>(); // in the order of the nodes among the arguments

    // Written while planning, dropped by the one thread that runs the body.
    private @Nullable Node<?> node;
    private @Nullable Runnable leave; // used by the one thread that plans, and published by the computation's result
    // Written once, before missing of the dependents is counted down.
    private @Nullable Object value;

    Part(Computation computation, Node<?> node) {
        this.computation = computation;
        this.name = node.name();
        this.node = node;
    }

    String name() {
        return name;
    }

    List<?> arguments() {
        return node.arguments();
    }

    boolean isSource() {
        return node.source() != null;
    }

    /** Waits for the reference, for the sake of the whole's result. */
    void watch(Ref<?> whole) {
        TaskRef<?> source = node.source();
        whole.dependsOn(source); // somebody else who gives up must not take it along
        leave = Ref.observe(source, (result, failure) -> {
            computation.watched(this);
            ended(result, failure);
        });
    }

    /** Waits no longer. */
    void leave() {
        leave.run();
    }

    void needs(Part other) {
        needed.add(other);
        missing.incrementAndGet();
        other.dependents.add(this);
    }

    boolean ready() {
        return missing.get() == 0;
    }

    /** A part that needs this one; null for the one that is computed, which alone nobody needs. */
    @Nullable
    Part dependent() {
        return dependents.isEmpty() ? null : dependents.get(0);
    }

    /** The body of the part's call. */
    @Override
    public @Nullable Object call() throws Exception {
        TaskFunction.Of1<List<Object>, ?> body = node.body();
        List<Object> values = take();
        node = null; // with its plain values, which nobody else may need
        return computation.call(() -> body.apply(values));
    }

    private List<Object> take() {
        Object[] values = node.arguments().toArray();
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Node<?>) {
                values[i] = needed.get(next++).value;
            }
        }
        needed.clear(); // the last who needs a part lets its value go
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public void ended(@Nullable Object result, @Nullable Throwable failure) {
        if (failure != null) {
            computation.fail(this, failure);
            return;
        }
        if (dependents.isEmpty()) {
            computation.complete(result);
            return;
        }
        value = result;
        for (Part dependent : dependents) {
            if (dependent.missing.decrementAndGet() == 0) {
                computation.start(dependent);
            }
        }
        dependents.clear(); // or who still needs this one would keep their values too
    }
}
