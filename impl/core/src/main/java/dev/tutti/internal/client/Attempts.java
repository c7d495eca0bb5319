package dev.tutti.internal.client;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Pending;
import dev.tutti.internal.ref.Parts;
import dev.tutti.internal.ref.Ref;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A body that is run again when it throws an exception or its future fails, at most so many times in all. One after the
 * other: at once on the same thread after an exception, as a part of the task after a failed future.
 */
final class Attempts implements Callable<@Nullable Object> {

    private final Engine engine;
    private final Callable<?> body;
    private final int most;

    private @Nullable Call task; // written by the first attempt, before any other is submitted
    private final CompletableFuture<Object> outcome = new CompletableFuture<>(); // of attempts that returned a future
    private volatile @Nullable Pending pending; // the future of the attempt under way

    Attempts(Engine engine, Callable<?> body, int most) {
        this.engine = engine;
        this.body = body;
        this.most = most;
    }

    @Override
    public @Nullable Object call() throws Exception {
        task = Objects.requireNonNull(Call.current(), "a body is run by its call");
        Object result = untilNoneThrows();
        Pending future = engine.pending(result);
        if (future == null) {
            return result;
        }
        outcome.whenComplete((value, failure) -> cancelPending());
        follow(future);
        return outcome;
    }

    private @Nullable Object untilNoneThrows() throws Exception {
        while (true) {
            try {
                return body.call();
            } catch (Exception e) {
                if (!another(e)) {
                    throw e;
                }
            }
        }
    }

    private void follow(Pending future) {
        pending = future;
        if (outcome.isCancelled()) { // by somebody who did not see the future yet
            future.cancel();
        }
        future.whenEnded((value, failure) -> {
            if (failure == null) {
                outcome.complete(value);
            } else if (outcome.isDone() || !another(failure)) {
                outcome.completeExceptionally(failure);
            } else {
                next();
            }
        });
    }

    /** Another thread may have seen the future fail: what comes now runs where the body did. */
    private void next() {
        Ref<Object> part = Parts.within(engine, Objects.requireNonNull(task), () -> {
            Object result = untilNoneThrows();
            Pending future = engine.pending(result);
            if (future == null) {
                outcome.complete(result);
            } else {
                follow(future);
            }
            return null;
        });
        part.looked();
        Ref.observe(part, (value, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            }
        });
    }

    private boolean another(Throwable failure) {
        Call whole = Objects.requireNonNull(task);
        int made = whole.attempt();
        if (made >= most
                || !(failure instanceof Exception)
                || failure instanceof CancellationException
                || whole.cancelled()) {
            return false;
        }
        whole.attempt(made + 1);
        return true;
    }

    private void cancelPending() {
        Pending future = pending;
        if (outcome.isCancelled() && future != null) {
            future.cancel();
        }
    }
}
