package dev.tutti.internal.cdi;

import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Absence;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import io.smallrye.mutiny.Uni;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waiters for the future that an invocation returns. What it failed with is thrown; a wait that is interrupted cancels it. */
final class Settling {

    private Settling() {}

    static @Nullable Object proceed(InvocationContext invocation) throws Exception {
        refuseIfCancelled();
        Object result = invocation.proceed();
        if (result instanceof Uni<?> uni) {
            return settled(TaskRef.from(uni)).uni();
        }
        if (result instanceof CompletionStage<?> stage) {
            return settled(TaskRef.from(stage));
        }
        return result instanceof Future<?> future ? settled(future) : result;
    }

    /** Another attempt of a task that nobody wants any more: whoever makes attempts stops at an interrupt. */
    private static void refuseIfCancelled() {
        Call call = Call.current();
        if (call != null && call.cancelled()) {
            Thread.currentThread().interrupt();
            throw new CancellationException(call + " is cancelled, and not tried again");
        }
    }

    private static <T> TaskRef<T> settled(TaskRef<T> ref) {
        try {
            ref.result();
        } catch (TaskInterruptedException e) { // of this task or attempt, and what it waits for goes with it
            ref.cancel();
            // As with an InterruptedException; Payara takes the mark for the end of all attempts, be it from its own
            // timeout.
            Thread.interrupted();
            throw e;
        }
        return ref;
    }

    private static Future<?> settled(Future<?> future) throws Exception {
        Absence absence = Engine.leave(future);
        try {
            future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        } finally {
            absence.close();
        }
        return future;
    }
}
