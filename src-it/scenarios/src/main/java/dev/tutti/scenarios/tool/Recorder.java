package dev.tutti.scenarios.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happened, in order. Thread-safe. */
public final class Recorder<E> {

    private final List<E> events = new ArrayList<>(); // guarded by this

    public synchronized void add(E event) {
        events.add(event);
        notifyAll();
    }

    public synchronized List<E> events() {
        return List.copyOf(events);
    }

    /** Waits until there are at least so many. */
    public synchronized List<E> await(int count) throws InterruptedException {
        long end = System.nanoTime() + Waiting.GUARD.toNanos();
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
