package dev.tutti.internal.core;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A future that a body returned and that has yet to complete, whatever its type. */
public interface Pending {

    /** Tells the consumer once, maybe at once, with the value or the original failure. Called once. */
    void whenEnded(BiConsumer<@Nullable Object, @Nullable Throwable> consumer);

    /** Asks the future to stop; it still ends, and says so. May be called before {@link #whenEnded} and more than once. */
    void cancel();

    /** What it is, if that is known to the engine. */
    default @Nullable Awaited awaited() {
        return null;
    }
}
