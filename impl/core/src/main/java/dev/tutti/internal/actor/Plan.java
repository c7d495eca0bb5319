package dev.tutti.internal.actor;

import java.util.Map;

/**
 * How an actor is to be.
 *
 * @param parallel whether bodies run beside each other
 * @param limits of the calls that are in no group
 * @param groups the limits of each group, by its name
 * @param maxRestarts how many failed creations are made up for
 */
public record Plan(boolean parallel, Limits limits, Map<String, Limits> groups, int maxRestarts) {

    public Plan {
        groups = Map.copyOf(groups);
        if (maxRestarts < 0) {
            throw new IllegalArgumentException("maxRestarts must be 0 or more, was " + maxRestarts);
        }
    }

    /** One with turns and no groups. */
    public static Plan of(Limits limits) {
        return new Plan(false, limits, Map.of(), 0);
    }

    public Plan with(Limits other) {
        return new Plan(parallel, other, groups, maxRestarts);
    }

    public Plan withMaxRestarts(int other) {
        return new Plan(parallel, limits, groups, other);
    }
}
