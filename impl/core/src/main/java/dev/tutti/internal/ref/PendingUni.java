package dev.tutti.internal.ref;

import dev.tutti.internal.core.Awaited;
import dev.tutti.internal.core.Pending;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A {@code Uni} that is subscribed to once. */
final class PendingUni implements Pending {

    private static final Cancellable STOPPED = () -> {};

    private final Uni<?> uni;
    // The subscription once there is one; STOPPED once it is cancelled or was never to be made.
    private final AtomicReference<@Nullable Cancellable> subscription = new AtomicReference<>();
    // Taken by the first of value, failure and cancellation, of which a Uni tells only the first two.
    private final AtomicReference<@Nullable BiConsumer<@Nullable Object, @Nullable Throwable>> told =
            new AtomicReference<>();

    PendingUni(Uni<?> uni) {
        this.uni = uni;
    }

    @Override
    public void whenEnded(BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        told.set(consumer);
        if (subscription.get() == STOPPED) {
            tell(null, stopped());
            return;
        }
        Cancellable made = uni.subscribe().with(value -> tell(value, null), failure -> tell(null, failure));
        if (!subscription.compareAndSet(null, made)) {
            made.cancel(); // it was stopped while it was being made
            tell(null, stopped());
        }
    }

    @Override
    public void cancel() {
        Cancellable made = subscription.getAndSet(STOPPED);
        if (made != null && made != STOPPED) {
            made.cancel();
            tell(null, stopped());
        }
    }

    @Override
    public @Nullable Awaited awaited() {
        return uni instanceof View<?> view ? view.ref() : null;
    }

    private void tell(@Nullable Object value, @Nullable Throwable failure) {
        BiConsumer<@Nullable Object, @Nullable Throwable> consumer = told.getAndSet(null);
        if (consumer != null) {
            consumer.accept(value, failure);
        }
    }

    private static CancellationException stopped() {
        return new CancellationException("The Uni was cancelled");
    }
}
