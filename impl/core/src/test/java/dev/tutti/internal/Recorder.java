package dev.tutti.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happened, in the order in which it happened. Thread-safe; its bound only guards against hanging. */
public final class Recorder<E> {

    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final List<E> events = new ArrayList<>(); // guarded by this

    public synchronized void add(E event) {
        events.add(event);
        notifyAll();
    }

    /** What has been recorded so far. */
    public synchronized List<E> events() {
        return new ArrayList<>(events);
    }

    /** Waits until there are at least so many. */
    public synchronized List<E> await(int count) throws InterruptedException {
        long end = System.nanoTime() + BOUND_NANOS;
        while (events.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("Of " + count + " events only these came: " + events);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return events();
    }
}
