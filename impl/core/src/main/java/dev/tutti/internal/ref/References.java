package dev.tutti.internal.ref;

import dev.tutti.TaskRef;
import dev.tutti.internal.core.Awaited;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Engines;
import dev.tutti.internal.core.Pending;
import dev.tutti.spi.TaskRefs;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Makes references out of what is there already. */
public final class References implements TaskRefs {

    @Override
    public <T> TaskRef<T> of(T value) {
        Ref<T> ref = new Ref<>("TaskRef.of", null, null, null);
        ref.complete(value);
        return ref;
    }

    @Override
    public <T> TaskRef<T> failed(Throwable failure) {
        Ref<T> ref = new Ref<>("TaskRef.failed", null, null, null);
        ref.completeExceptionally(Objects.requireNonNull(failure, "failure"));
        return ref;
    }

    @Override
    @SuppressWarnings("unchecked") // a reference only gives values
    public <T> TaskRef<T> from(CompletionStage<? extends T> stage) {
        Objects.requireNonNull(stage, "stage");
        return stage instanceof TaskRef<?> ref
                ? (TaskRef<T>) ref
                : follow("TaskRef.from(stage)", new PendingStage(stage));
    }

    @Override
    public <T> TaskRef<T> from(Uni<? extends T> uni) {
        return follow("TaskRef.from(uni)", new PendingUni(Objects.requireNonNull(uni, "uni")));
    }

    @Override
    public <T> TaskRef<T> fromFuture(Future<? extends T> future) {
        Objects.requireNonNull(future, "future");
        if (future instanceof CompletionStage<?>) {
            @SuppressWarnings("unchecked") // one object, one value
            CompletionStage<? extends T> stage = (CompletionStage<? extends T>) future;
            return from(stage);
        }
        return follow("TaskRef.fromFuture", new PendingFuture(future));
    }

    @Override
    public <T> TaskRef.Promise<T> promise() {
        Engine engine = Engines.current().orElse(null);
        return new PromiseRef<>(engine, contexts(engine));
    }

    private static <T> Ref<T> follow(String name, Pending source) {
        Engine engine = Engines.current().orElse(null);
        Ref<T> ref = new Ref<>(name, engine, contexts(engine), null);
        source.whenEnded(ref::ended);
        ref.whenCancelled(source::cancel);
        Awaited known = source.awaited();
        if (known != null) {
            ref.follows(known);
        }
        return ref;
    }

    private static @Nullable Executor contexts(@Nullable Engine engine) {
        return engine == null ? null : engine.carrier().capture();
    }
}
