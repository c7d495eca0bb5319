package dev.tutti.internal.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a body tells of how far it is, and who wants to know. Thread-safe. */
public final class Reports {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Report latest;

    /** Tells. */
    public void add(Report report) {
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
