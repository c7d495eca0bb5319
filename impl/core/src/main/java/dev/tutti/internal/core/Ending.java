package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** The end of something that lets calls in, which comes after the {@linkplain Departure departures} of these. Thread-safe. */
public interface Ending extends Awaited {

    /** What ends, for messages. */
    String what();

    @Override
    default @Nullable Call call() {
        return null;
    }
}
