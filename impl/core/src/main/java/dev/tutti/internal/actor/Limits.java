package dev.tutti.internal.actor;

/** The limits of an actor, or of a group of its methods, checked: each is 1 or more. */
public record Limits(int maxConcurrency, int maxPending) {

    public Limits {
        check("maxConcurrency", maxConcurrency);
        check("maxPending", maxPending);
    }

    private static void check(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
    }
}
