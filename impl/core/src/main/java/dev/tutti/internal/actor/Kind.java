package dev.tutti.internal.actor;

import dev.tutti.Routing;
import java.util.function.Function;

/**
 * What actors that are made alike have in common.
 *
 * @param type the class that users know them by
 * @param label how messages call them
 * @param birth creates the object of one of them, in a turn of its
 * @param shells makes a handle
 * @param instances how many stand behind one handle
 * @param routing which of them gets a call
 * @param key of a call, for routing
 */
public record Kind(
        Class<?> type,
        Label label,
        Function<Receiver, Life> birth,
        Function<Receiver, Object> shells,
        Plan plan,
        int instances,
        Routing routing,
        Key key) {

    /** One whose label is that text. */
    public Kind(
            Class<?> type,
            String label,
            Function<Receiver, Life> birth,
            Function<Receiver, Object> shells,
            Plan plan,
            int instances,
            Routing routing,
            Key key) {
        this(type, new Label(label), birth, shells, plan, instances, routing, key);
    }

    public Kind {
        if (instances < 1) {
            throw new IllegalArgumentException("instances must be 1 or more, was " + instances);
        }
    }
}
