package dev.tutti.internal.ref;

import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Engines;
import dev.tutti.internal.core.Pending;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A plain future, which calls nobody when it completes: the timer looks at it, ever less often, so that waiting for it
 * takes no thread. It looks by the machine's time, in which the future completes, whichever time the engine has.
 */
record PendingFuture(Future<?> future) implements Pending {

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LAST_LOOK = Duration.ofMillis(32);

    @Override
    public void whenEnded(BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        if (future.isDone()) {
            tell(consumer);
            return;
        }
        Engine engine = Engines.current()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "A plain future can be followed only while a Tutti runs in this application: nothing else looks at it"));
        Runnable seen = engine.timer().watched(future);
        look(engine, FIRST_LOOK, (value, failure) -> {
            consumer.accept(value, failure);
            seen.run();
        });
    }

    @Override
    public void cancel() {
        future.cancel(true);
    }

    private void look(Engine engine, Duration pause, BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        Runnable look = () -> {
            if (future.isDone()) {
                // Continuations follow: they belong on a worker, not on the timer.
                engine.execute(new Step(() -> tell(consumer), why -> tell(consumer)));
            } else {
                look(engine, pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : pause, consumer);
            }
        };
        engine.timer().afterOnMachine(pause, new Step(look, why -> consumer.accept(null, why)));
    }

    private void tell(BiConsumer<@Nullable Object, @Nullable Throwable> consumer) {
        try {
            consumer.accept(future.get(), null);
        } catch (ExecutionException e) {
            consumer.accept(null, e.getCause());
        } catch (CancellationException e) {
            consumer.accept(null, e);
        } catch (InterruptedException e) { // cannot be: the future is done
            Thread.currentThread().interrupt();
            consumer.accept(null, e);
        }
    }
}
