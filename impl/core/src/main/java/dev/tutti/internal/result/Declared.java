package dev.tutti.internal.result;

import dev.tutti.TaskRef;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that a remote method may declare, each with the view of the task that its caller gets. */
public enum Declared {
    UNI(Uni.class, Ref::owned),
    MULTI(Multi.class, Streams::of),
    PUBLISHER(Flow.Publisher.class, Streams::of),
    TASK_REF(TaskRef.class, ref -> ref),
    STAGE(CompletionStage.class, ref -> ref),
    COMPLETABLE_FUTURE(CompletableFuture.class, ref -> ref),
    FUTURE(Future.class, ref -> ref),
    /** Fire and forget: nobody can look at the failure, so it is reported. */
    NOTHING(void.class, Unwatched::reported);

    private final Class<?> type;
    private final Function<Ref<Object>, @Nullable Object> view;

    Declared(Class<?> type, Function<Ref<Object>, @Nullable Object> view) {
        this.type = type;
        this.view = view;
    }

    /** The declared type, if it is one that a remote method may have. */
    public static Optional<Declared> of(Class<?> returnType) {
        return named(returnType.getName());
    }

    /** As {@link #of}, by the binary name of the type. */
    public static Optional<Declared> named(String returnType) {
        for (Declared declared : values()) {
            if (declared.type.getName().equals(returnType)) {
                return Optional.of(declared);
            }
        }
        return Optional.empty();
    }

    /** The types' simple names, for messages. */
    public static String listed() {
        return List.of(values()).stream()
                .map(declared -> declared.type.getSimpleName())
                .collect(Collectors.joining(", "));
    }

    /** The object to return from the method. */
    public @Nullable Object view(Ref<Object> ref) {
        return view.apply(ref);
    }
}
