package dev.tutti.internal.actor;

import dev.tutti.internal.gate.Capacity;
import java.util.Map;

/**
 * How an actor is to be.
 *
 * @param parallel whether bodies run beside each other
 * @param capacity for the calls that are in no group
 * @param groups the capacity of each group, by its name
 * @param fairness the key by which those who wait take turns, where they do
 * @param maxRestarts how many failed creations are made up for
 */
public record Plan(boolean parallel, Capacity capacity, Map<String, Capacity> groups, Key fairness, int maxRestarts) {

    public Plan {
        groups = Map.copyOf(groups);
        if (maxRestarts < 0) {
            throw new IllegalArgumentException("maxRestarts must be 0 or more, was " + maxRestarts);
        }
    }

    /** One with turns and no groups. */
    public static Plan of(Capacity capacity) {
        return new Plan(false, capacity, Map.of(), Key.none(), 0);
    }
}
