package dev.tutti.internal.actor;

/** Is told how turns hold workers; as it is, nobody. Thread-safe. */
interface Holding {

    /** Turns hold the calling worker from now on. */
    default void begins() {}

    /** They do not any more. */
    default void ends() {}

    /** Whether that watch tells of their stalls. */
    default boolean isWatchedBy(Stalls watch) {
        return false;
    }

    /** One of them has held its worker for too long. */
    default void stalls(Stall stall) {}
}
