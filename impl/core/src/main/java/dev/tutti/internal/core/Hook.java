package dev.tutti.internal.core;

/** What is done once a call has ended, whatever the way out. Neither method throws. */
@FunctionalInterface
public interface Hook {

    /** Gives back what the call held. */
    void release();

    /** Hands on to others what was given back, after this call's own caller has been told. */
    default void handOn() {}
}
