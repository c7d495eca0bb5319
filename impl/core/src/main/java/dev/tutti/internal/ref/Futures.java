package dev.tutti.internal.ref;

import dev.tutti.internal.core.Flatten;
import dev.tutti.internal.core.Pending;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The future types that a body may return, and that its caller sees the value of. */
public final class Futures implements Flatten {

    @Override
    public @Nullable Pending pending(@Nullable Object result) {
        if (result instanceof AsItIs value) {
            return value;
        }
        if (result instanceof CompletionStage<?> stage) {
            return new PendingStage(stage);
        }
        if (result instanceof Uni<?> uni) {
            return new PendingUni(uni);
        }
        if (result instanceof Future<?> future) {
            return new PendingFuture(future);
        }
        return null;
    }
}
