package dev.tutti;

/** The client for actors: makes instances of {@link Actor} classes beside the injected one. Thread-safe; inject it. */
public interface Actors {

    /**
     * Starts the making of an instance of one's own, with the limits of the class's annotation until they are changed.
     *
     * @throws IllegalArgumentException if the class is not an {@link Actor} bean of this application
     */
    <T> Builder<T> of(Class<T> type);

    /** The limits of an instance to be made. Not thread-safe. */
    interface Builder<T> {

        /** As {@link Actor#maxConcurrency()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> maxConcurrency(int permits);

        /** As {@link Actor#maxPending()}. Throws {@link IllegalArgumentException} if below 1. */
        Builder<T> maxPending(int calls);

        /** Returns the handle of a new instance at once; the instance itself is created on a worker at its first call. */
        T create();
    }
}
