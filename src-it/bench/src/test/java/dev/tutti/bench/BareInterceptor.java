package dev.tutti.bench;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The least that an asynchronous method of a bean can cost: the container's interception and a fixed pool, without contexts,
 * cancellation, limits or anything else.
 */
@Bare
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class BareInterceptor {

    private static final ExecutorService POOL =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "bare");
                thread.setDaemon(true);
                return thread;
            });

    @AroundInvoke
    public Object call(InvocationContext invocation) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        POOL.execute(() -> {
            try {
                answer.complete(((CompletableFuture<?>) invocation.proceed()).join()); // which has completed
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
