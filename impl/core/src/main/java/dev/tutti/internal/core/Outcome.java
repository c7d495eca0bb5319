package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** Who is told how a call ended. */
@FunctionalInterface
public interface Outcome {

    /** Called at once when the call is cancelled, whatever its body does. */
    default void cancelled() {}

    /** Who of the engine waits for whom; null if nobody knows. */
    default @Nullable Waits waits() {
        return null;
    }

    /** Whether anybody may wait for this already. */
    default boolean isAwaited() {
        return true;
    }

    /** Called once, outside any lock, after the call has given back all it held. One of the arguments is null. */
    void ended(@Nullable Object value, @Nullable Throwable failure);
}
