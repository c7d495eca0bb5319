package dev.tutti.internal.gate;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Strategy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What is behind a gate: notes who comes in, in order, and how many are in at once. Thread-safe. */
final class Admissions implements Strategy {

    private final List<Call> in = new CopyOnWriteArrayList<>();
    private final AtomicInteger holding = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    @Override
    public void apply(Call call) {
        peak.accumulateAndGet(holding.incrementAndGet(), Math::max);
        in.add(call);
    }

    /** Ends a call that is in. */
    void end(Call call) {
        holding.decrementAndGet(); // before its permit is another's
        call.withdraw();
    }

    /** A call of nobody's. */
    static Call call() {
        return new Call("Stress.call", Runnable::run, () -> null);
    }

    static void submit(Call call, Gate gate) {
        call.submit(gate, (value, failure) -> {});
    }

    /** A call of nobody's, submitted. */
    static Call submitTo(Gate gate) {
        Call call = call();
        submit(call, gate);
        return call;
    }

    int times(Call call) {
        return (int) in.stream().filter(each -> each == call).count();
    }

    /** 1 if these came in, in this order and nobody else. */
    int inOrder(Call... calls) {
        return in.equals(List.of(calls)) ? 1 : 0;
    }

    /** How many more than the limit were in at once. */
    int above(int limit) {
        return Math.max(0, peak.get() - limit);
    }
}
