package dev.tutti.internal.ref;

import dev.tutti.internal.core.Pending;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a body returns whose value is not to be flattened, although it may be a future. */
public record AsItIs(@Nullable Object value) implements Pending {

    @Override
    public void whenEnded(BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        consumer.accept(value, null);
    }

    @Override
    public void cancel() {} // it is there
}
