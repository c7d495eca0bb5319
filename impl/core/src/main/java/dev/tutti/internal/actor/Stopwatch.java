package dev.tutti.internal.actor;

/** How long something has gone on, also what goes on just now. Thread-safe. */
final class Stopwatch {

    private long sum; // guarded by this: of all ends, less all beginnings
    private int running; // guarded by this

    synchronized void begin() {
        sum -= System.nanoTime();
        running++;
    }

    /** Called once for each {@link #begin}. */
    synchronized void end() {
        sum += System.nanoTime();
        running--;
    }

    synchronized long nanos() {
        return sum + running * System.nanoTime();
    }
}
