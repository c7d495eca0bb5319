package dev.tutti.internal.result;

import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The stream of a task whose body returned one: subscribed to where the body ran, with its limits, once for each subscriber. */
final class Streams {

    private Streams() {}

    static Multi<Object> of(Ref<Object> ref) {
        return Multi.createFrom().deferred(() -> {
            Call subscriber = Call.current(); // its task takes the stream along when it is cancelled
            return ref.uni(TaskRef.OnUnsubscribe.CANCEL)
                    .onItem()
                    .transformToMulti(stream -> inner(ref, stream, subscriber));
        });
    }

    private static Multi<Object> inner(Ref<Object> ref, Object stream, @Nullable Call subscriber) {
        Objects.requireNonNull(stream, () -> ref + " returned null, not a stream");
        @SuppressWarnings("unchecked") // the method declares a stream of what its caller expects
        Flow.Publisher<Object> publisher = (Flow.Publisher<Object>) stream;
        return Multi.createFrom()
                .publisher(downstream -> new Streaming(ref, publisher, subscriber, downstream).start());
    }
}
