package dev.tutti.internal.ref;

import dev.tutti.TaskRef;
import dev.tutti.internal.core.Engine;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A reference whose owner completes it. */
final class PromiseRef<T> extends Ref<T> implements TaskRef.Promise<T> {

    PromiseRef(@Nullable Engine engine, @Nullable Executor contexts) {
        super("promise", engine, contexts, null);
    }

    @Override
    public boolean fail(Throwable failure) {
        return completeExceptionally(Objects.requireNonNull(failure, "failure"));
    }
}
