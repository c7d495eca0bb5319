package dev.tutti.internal.gate;

/**
 * How much a gate takes, checked.
 *
 * @param maxConcurrency how many calls are past it at once
 * @param maxPending how many wait for that, by priority and age
 * @param maxOverflow how many more wait behind those, in order of arrival; 0 if they are refused
 * @param fair whether the keys of all that wait take turns, see {@link Rounds}: there is one order then, whatever a call waits
 *     behind, and the limits only count; else they go as they are in {@link dev.tutti.internal.core.Line line}
 */
public record Capacity(int maxConcurrency, int maxPending, int maxOverflow, boolean fair) {

    public Capacity {
        check("maxConcurrency", maxConcurrency, 1);
        check("maxPending", maxPending, 1);
        check("maxOverflow", maxOverflow, 0);
    }

    /** Of a gate that refuses what is beyond these, and lets calls past as they are in line. */
    public static Capacity of(int maxConcurrency, int maxPending) {
        return new Capacity(maxConcurrency, maxPending, 0, false);
    }

    /** The limits, of which every one is reached. */
    String full() {
        String full = maxConcurrency + " running, " + maxPending + " waiting";
        return maxOverflow == 0
                ? full + " (maxConcurrency, maxPending)"
                : full + ", " + maxOverflow + " waiting behind them (maxConcurrency, maxPending, maxOverflow)";
    }

    /** What may be done about it. */
    String remedy() {
        return ": raise " + (maxOverflow == 0 ? "maxPending" : "maxOverflow") + ", or call it less often";
    }

    private static void check(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, was " + value);
        }
    }
}
