package dev.tutti.internal.core;

/** The time for which work waits for a future, its place at its home left to others. Closed by the thread that waited. */
public interface Absence extends AutoCloseable {

    /** Of work whose place nobody else needs. */
    static Absence none() {
        return () -> {};
    }

    /** Takes the place again, and waits for it if need be: an interrupt does not shorten that. */
    @Override
    void close();
}
