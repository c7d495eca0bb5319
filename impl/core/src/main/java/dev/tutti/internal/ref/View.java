package dev.tutti.internal.ref;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniAwait;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A hot {@code Uni} of a reference, which emits in the actor's turn or on the event loop where the view was taken. */
final class View<T> extends AbstractUni<T> {

    private final Ref<T> ref;
    private final boolean owned;
    private final @Nullable Home home;
    private final @Nullable Call taker;
    private final Uni<T> emitting;

    View(Ref<T> ref, boolean owned) {
        this.ref = ref;
        this.owned = owned;
        this.home = ref.continuations();
        this.taker = Call.current();
        this.emitting = Uni.createFrom().emitter((UniEmitter<? super T> subscriber) -> subscribed(subscriber));
    }

    Ref<T> ref() {
        return ref;
    }

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {
        AbstractUni.subscribe(emitting, subscriber);
    }

    @Override
    public UniAwait<T> await() {
        return awaitUsing(Context.empty());
    }

    /** Refuses what Mutiny would do: to wait, maybe for ever, in the place where the value is to come. */
    @Override
    public UniAwait<T> awaitUsing(Context context) {
        boolean emittedHere = home != null && home == Engine.here();
        if (emittedHere && (ref.isDone() || home.mayBlock())) {
            throw Waiting.refusal("uni().await()", ref, home, "call result() of the reference instead");
        }
        if (!ref.isDone()) {
            Waiting.check("uni().await()", ref, "return the Uni, or attach then(...) to the reference, instead");
        }
        return super.awaitUsing(context);
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
