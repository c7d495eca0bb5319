package dev.tutti.quickstart.examples;

import java.util.concurrent.atomic.AtomicInteger;

/** Records how many are inside at once, and the most that ever were. Thread-safe. */
public final class Peak {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void enter() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    }

    void leave() {
        inside.decrementAndGet();
    }

    int most() {
        return most.get();
    }
}
