package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** What is done once a call has ended, whatever the way out. Neither method throws. */
@FunctionalInterface
public interface Hook {

    /** Gives back what the call held. */
    void release();

    /**
     * As {@link #release()}, which it calls.
     *
     * @param begun whether the call's body had begun
     * @param failure null if the call ended with a value
     */
    default void ended(boolean begun, @Nullable Throwable failure) {
        release();
    }

    /** Hands on to others what was given back, after this call's own caller has been told. */
    default void handOn() {}
}
