package dev.tutti.internal.result;

import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** The stream of a task whose body returned one: demand and cancellation pass through to the body's. */
final class Streams {

    private Streams() {}

    static Multi<Object> of(Ref<Object> ref) {
        return ref.owned().onItem().transformToMulti(stream -> inner(ref, stream));
    }

    private static Multi<Object> inner(Ref<Object> ref, Object stream) {
        Objects.requireNonNull(stream, () -> ref + " returned null, not a stream");
        @SuppressWarnings("unchecked") // the method declares a stream of what its caller expects
        Flow.Publisher<Object> publisher = (Flow.Publisher<Object>) stream;
        return Multi.createFrom()
                .publisher(subscriber -> publisher.subscribe(new InContexts(ref::withContexts, subscriber)));
    }

    /** Hands the items on with the contexts of the caller, on whichever thread the body's stream emits them. */
    private record InContexts(Executor contexts, Flow.Subscriber<? super Object> downstream)
            implements Flow.Subscriber<Object> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            contexts.execute(() -> downstream.onSubscribe(subscription));
        }

        @Override
        public void onNext(Object item) {
            contexts.execute(() -> downstream.onNext(item));
        }

        @Override
        public void onError(Throwable failure) {
            contexts.execute(() -> downstream.onError(failure));
        }

        @Override
        public void onComplete() {
            contexts.execute(downstream::onComplete);
        }
    }
}
