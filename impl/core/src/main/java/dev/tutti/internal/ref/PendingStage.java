package dev.tutti.internal.ref;

import dev.tutti.internal.core.Awaited;
import dev.tutti.internal.core.Pending;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A stage that has yet to complete. */
record PendingStage(CompletionStage<?> stage) implements Pending {

    @Override
    public void whenEnded(BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        BiConsumer<Object, Throwable> ended =
                (value, failure) -> consumer.accept(value, failure == null ? null : Ref.original(failure));
        if (stage instanceof Ref<?> ref) { // the engine's own business: it needs no contexts and comes home to nowhere
            ref.looked();
            ref.whenSettled(ended);
        } else if (stage.getClass() == CompletableFuture.class && hasValue((CompletableFuture<?>) stage)) {
            consumer.accept(((CompletableFuture<?>) stage).getNow(null), null);
        } else {
            stage.whenComplete(ended);
        }
    }

    private static boolean hasValue(CompletableFuture<?> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    @Override
    public void cancel() {
        CompletableFuture<?> future;
        try {
            future = stage.toCompletableFuture();
        } catch (UnsupportedOperationException e) {
            return; // it cannot be stopped, and ends when it ends
        }
        future.cancel(true);
    }

    @Override
    public @Nullable Awaited awaited() {
        return stage instanceof Ref<?> ref ? ref : null;
    }
}
