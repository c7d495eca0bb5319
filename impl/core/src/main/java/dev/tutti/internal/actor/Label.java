package dev.tutti.internal.actor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How messages call the actors of a kind and the calls of their methods, which are named once and not at each. Thread-safe. */
public final class Label {

    private final String actors;
    private final Map<String, String> calls = new ConcurrentHashMap<>(); // by the method's name

    Label(String actors) {
        this.actors = actors;
    }

    /** How calls of the method are called. */
    String ofCallsOf(String method) {
        String known = calls.get(method);
        return known != null ? known : calls.computeIfAbsent(method, name -> actors + "." + name);
    }

    @Override
    public String toString() {
        return actors;
    }
}
