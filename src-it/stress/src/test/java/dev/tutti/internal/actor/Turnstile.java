package dev.tutti.internal.actor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What turns pass: it counts in a plain field, which nothing guards but that they do not overlap, and notices when another
 * comes before one is through. Nothing in it has one turn see what another wrote.
 */
final class Turnstile {

    private static final int DWELL = 20;

    private final AtomicReference<Object> inside = new AtomicReference<>(); // opaque, so that it orders nothing
    private final AtomicInteger faults = new AtomicInteger(); // touched only when something is wrong already
    private int count; // guarded by the turns, as the other
    private final int[] last = {-1, -1};

    /** Does the work, which takes a moment. */
    void pass(Runnable work) {
        Object me = new Object();
        inside.setOpaque(me);
        work.run();
        for (int i = 0; i < DWELL; i++) {
            Thread.onSpinWait(); // time for another to come
        }
        if (inside.getOpaque() != me) {
            fault();
        }
    }

    /** Counts one. */
    void count() {
        int read = count;
        pass(() -> {});
        count = read + 1;
    }

    /** Counts one, the caller's call of that number. */
    void count(int caller, int number) {
        count();
        if (number <= last[caller]) {
            fault();
        }
        last[caller] = number;
    }

    /** Something is wrong. */
    void fault() {
        faults.incrementAndGet();
    }

    /** To be read in a turn. */
    int counted() {
        return count;
    }

    /** How often turns overlapped, came out of order or found something else wrong. */
    int faults() {
        return faults.get();
    }
}
