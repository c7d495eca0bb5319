package dev.tutti.scenarios.tool;

import java.util.ArrayList;
import java.util.List;

/** What happened, in order. Thread-safe. */
public final class Recorder<E> {

    private final List<E> events = new ArrayList<>(); // guarded by itself

    public void add(E event) {
        synchronized (events) {
            events.add(event);
        }
    }

    public List<E> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }
}
