package dev.tutti.internal.core;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Tells of busy workers, of which none begins anything new, whether they are blocked in native code, as those that read
 * from a database are: then others would help. They look as if they ran, but their processor time stands still. So does
 * that of workers that compute while other programs have the processors, until the system gives them their share, and
 * for those others would do nothing. Used by one thread.
 */
final class Standstill {

    /** How many ticks of a standstill go by before it is measured, which costs more than the ticks. */
    static final int QUIET = 5;

    /** How many ticks it is measured for; on most systems the processors' load is counted every ten milliseconds. */
    static final int SHORT = 20;

    /** The same on processors that are never idle: in half a second a system gives its share to each that computes. */
    static final int LONG = 500;

    /** Part of the processors beyond which they count as never idle. */
    private static final double FULL = 0.9;

    /** Threads that compute get more than this part of one processor's time, however crowded the machine is. */
    private static final int PART = 50;

    private final DoubleSupplier load;
    private final LongSupplier processorTime;

    private int ticks;
    private boolean crowded;
    private long since;
    private long timeBefore;

    /**
     * Measures by what it is given.
     *
     * @param load what part of the processors was busy since it was last asked; below 0 if not known
     * @param processorTime of all busy workers, in nanoseconds; 0 if not known
     */
    Standstill(DoubleSupplier load, LongSupplier processorTime) {
        this.load = load;
        this.processorTime = processorTime;
    }

    /** Told when something has begun. */
    void ends() {
        ticks = 0;
        crowded = false;
    }

    /** Told at each tick of about a millisecond at which nothing has begun since the last; once true, it begins anew. */
    boolean isBlockage(long now) {
        ticks++;
        if (ticks == QUIET) {
            load.getAsDouble();
            since = now;
            timeBefore = processorTime.getAsLong();
        }
        if (ticks < QUIET + (crowded ? LONG : SHORT)) {
            return false;
        }
        long time = processorTime.getAsLong();
        if (time == 0 || time - timeBefore > (now - since) / PART) { // of virtual threads no time is known, nor needed
            ends();
            return false;
        }
        if (!crowded) {
            double busy = load.getAsDouble();
            crowded = !(busy >= 0 && busy <= FULL); // nor if it is no number, as some systems have it
            if (crowded) {
                return false;
            }
        }
        ends();
        return true;
    }
}
