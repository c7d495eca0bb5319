package dev.tutti.internal.actor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What turns do: they count in a plain field, which nothing but their not overlapping guards, and notice when another
 * comes in before they are over. All else is without effect on what one turn sees of another.
 */
final class Tally {

    private static final int DWELL = 20;

    private final AtomicReference<Object> inside = new AtomicReference<>(); // opaque, so that it orders nothing
    private final AtomicInteger faults = new AtomicInteger(); // counted only when something is wrong already
    private int count; // guarded by the turns, as the other
    private final int[] last = {-1, -1};

    /** Counts one. */
    void pass() {
        Object me = new Object();
        inside.setOpaque(me);
        int read = count;
        for (int i = 0; i < DWELL; i++) {
            Thread.onSpinWait(); // time for another to come in
        }
        count = read + 1;
        if (inside.getOpaque() != me) {
            faults.incrementAndGet();
        }
    }

    /** Counts one, the caller's call of that number. */
    void pass(int caller, int number) {
        pass();
        if (number <= last[caller]) {
            faults.incrementAndGet();
        }
        last[caller] = number;
    }

    /** Something else was wrong. */
    void fault() {
        faults.incrementAndGet();
    }

    /** To be read in a turn. */
    int count() {
        return count;
    }

    /** How often turns overlapped, or came out of order. */
    int faults() {
        return faults.get();
    }
}
