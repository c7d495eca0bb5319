package dev.tutti.internal.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a task can say of itself while it runs, and who wants to know. Its parts have the same. Thread-safe. */
public final class Facts {

    private static final AtomicLong IDS = new AtomicLong(); // for the lifetime of the class: no id comes twice

    private final String id = Long.toString(IDS.incrementAndGet());
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile int attempt = 1; // written by whoever runs the body
    private volatile @Nullable Report latest;

    /** No other task of this JVM has it. */
    public String id() {
        return id;
    }

    /** Which run of the body it is, from 1. */
    public int attempt() {
        return attempt;
    }

    public void attempt(int number) {
        attempt = number;
    }

    /** The body tells how far it is. */
    public void report(Report report) {
        latest = report;
        listeners.forEach(Runnable::run);
    }

    /** What was told last; null if nothing was. */
    public @Nullable Report latest() {
        return latest;
    }

    /**
     * Has the listener, which neither throws nor takes long, run on the body's thread with each report.
     *
     * @return makes it leave
     */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How far a body is. */
    public record Report(long done, long total, String text) {}
}
