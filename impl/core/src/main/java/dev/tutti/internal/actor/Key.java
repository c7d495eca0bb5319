package dev.tutti.internal.actor;

import org.jspecify.annotations.Nullable;

/** The key of a request, worked out on the thread of whoever makes it; what it throws fails the call. */
@FunctionalInterface
public interface Key {

    /** Nothing has a key. */
    static Key none() {
        return request -> null;
    }

    @Nullable
    Object of(Request request);
}
