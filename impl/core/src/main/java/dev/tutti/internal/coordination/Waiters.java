package dev.tutti.internal.coordination;

import dev.tutti.internal.core.Engine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All who wait, for whatever it is: when the engine closes they fail, for nobody comes to serve them. Thread-safe. */
final class Waiters {

    private final Engine engine;
    private final Set<Waiter<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed; // written once

    Waiters(Engine engine) {
        this.engine = engine;
        engine.whenClosed(this::close);
    }

    Engine engine() {
        return engine;
    }

    /** Notes one that waits, or has just ceased to. */
    void add(Waiter<?> waiter) {
        waiting.add(waiter);
        if (waiter.isOver()) { // looked at after it was added: either this or who ends it removes it
            waiting.remove(waiter);
        } else if (closed) { // likewise: either this or close() sees it
            waiter.abandon();
        }
    }

    void remove(Waiter<?> waiter) {
        waiting.remove(waiter);
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    private void close() {
        closed = true;
        waiting.forEach(Waiter::abandon);
    }
}
