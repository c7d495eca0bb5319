package dev.tutti;

/**
 * A lock or a permit that is held until this is closed. Thread-safe: any thread may close it, not only one that waited for it.
 *
 * <pre>{@code
 * try (Lease lease = lock.acquire(Duration.ofSeconds(5)).result()) {
 *     ...                                     // nobody else is here
 * }
 * }</pre>
 *
 * <p>A lease that is never closed is held for ever; {@link AsyncLock#with} closes it by itself.
 */
public interface Lease extends AutoCloseable {

    /** Gives it back, for the next who waits. Without effect after the first time. */
    @Override
    void close();
}
