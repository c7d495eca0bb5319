package dev.tutti.internal.cdi;

import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Waits on the worker for the future of a transactional body. A transaction belongs to its thread, so there is no other
 * way; the interceptor of {@code @Transactional}, which is the next one out, then sees a failure as it is thrown.
 */
@Settled
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201) // @Transactional is at 200, by its specification
public class SettledInterceptor implements Serializable { // as the interceptor of a passivating bean must be

    @Serial
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        if (result instanceof Uni<?> uni) {
            return settled(TaskRef.from(uni)).uni();
        }
        return result instanceof CompletionStage<?> stage ? settled(TaskRef.from(stage)) : result;
    }

    private static <T> TaskRef<T> settled(TaskRef<T> ref) {
        try {
            ref.result();
        } catch (TaskInterruptedException e) { // the task is cancelled, and what it waits for with it
            ref.cancel();
            throw e;
        }
        return ref;
    }
}
