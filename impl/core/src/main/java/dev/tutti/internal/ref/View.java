package dev.tutti.internal.ref;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Home;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A hot {@code Uni} of a reference, which emits in the actor's turn or on the event loop where the view was taken. */
final class View<T> {

    private final Ref<T> ref;
    private final boolean owned;
    private final @Nullable Home home;
    private final @Nullable Call taker;

    View(Ref<T> ref, boolean owned) {
        this.ref = ref;
        this.owned = owned;
        this.home = ref.continuations();
        this.taker = Call.current();
    }

    Uni<T> uni() {
        return Uni.createFrom().emitter((UniEmitter<? super T> subscriber) -> subscribed(subscriber));
    }

    private void subscribed(UniEmitter<? super T> subscriber) {
        ref.attach();
        Runnable leave = ref.whenSettled((value, failure) -> settled(subscriber, value, failure));
        subscriber.onTermination(() -> {
            leave.run();
            if (ref.detach() && owned) {
                ref.cancelChain();
            }
        });
    }

    private void settled(UniEmitter<? super T> subscriber, T value, @Nullable Throwable failure) {
        ref.looked();
        Runnable emit = () -> {
            try {
                Call.during(taker, () -> ref.withContexts(() -> emit(subscriber, value, failure)));
            } catch (Throwable e) { // its contexts could not be applied; without effect if it has been told
                subscriber.fail(e);
            }
        };
        if (home == null) {
            emit.run();
            return;
        }
        try {
            home.execute(new Step(emit, subscriber::fail));
        } catch (RejectedExecutionException e) {
            subscriber.fail(e);
        }
    }

    private static <T> void emit(UniEmitter<? super T> subscriber, T value, @Nullable Throwable failure) {
        if (failure == null) {
            subscriber.complete(value);
        } else {
            subscriber.fail(Ref.original(failure));
        }
    }
}
