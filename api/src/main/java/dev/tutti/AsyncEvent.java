package dev.tutti;

import java.time.Duration;

/**
 * A flag that tasks wait for. Thread-safe; it comes from {@link Coordination}.
 *
 * <pre>{@code
 * AsyncEvent ready = coordination.event("catalogue loaded");
 * ready.await().then(nothing -> serve());      // in one place: at once if it is set already
 * ready.set();                                 // in another: all who wait go on
 * }</pre>
 */
public interface AsyncEvent {

    /** Sets it: all who wait go on, and nobody waits any more until it is cleared. Without effect if it is set. */
    void set();

    /** Clears it: who comes from now on waits. Who waited when it was set goes on all the same. */
    void clear();

    /** Whether it is set; a snapshot. */
    boolean isSet();

    /** Completes when it is set, at once if it is. */
    TaskRef<Void> await();

    /** As {@link #await()}, for at most that time: it fails with a {@link TaskTimeoutException} then. */
    TaskRef<Void> await(Duration time);
}
