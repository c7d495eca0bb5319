package dev.tutti.spi;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Makes the references of {@link TaskRef}'s static methods; found as a service beside the API. Thread-safe. */
public interface TaskRefs {

    /** As {@link TaskRef#of}. */
    <T> TaskRef<T> of(T value);

    /** As {@link TaskRef#failed}. */
    <T> TaskRef<T> failed(Throwable failure);

    /** As {@link TaskRef#from(CompletionStage)}. */
    <T> TaskRef<T> from(CompletionStage<? extends T> stage);

    /** As {@link TaskRef#from(Uni)}. */
    <T> TaskRef<T> from(Uni<? extends T> uni);

    /** As {@link TaskRef#fromFuture}. */
    <T> TaskRef<T> fromFuture(Future<? extends T> future);

    /** As {@link TaskRef#promise}. */
    <T> TaskRef.Promise<T> promise();

    /**
     * The one implementation that lies beside the API.
     *
     * @throws IllegalStateException if there is none
     */
    static TaskRefs get() {
        return Holder.INSTANCE;
    }

    /** Defers the look-up to the first use; the class loader of the application holds it, so it goes with it. */
    final class Holder {
        private static final TaskRefs INSTANCE = ServiceLoader.load(TaskRefs.class, TaskRefs.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No implementation of Tutti beside its API: add dev.tutti:tutti to WEB-INF/lib or the class path"));

        private Holder() {}
    }
}
