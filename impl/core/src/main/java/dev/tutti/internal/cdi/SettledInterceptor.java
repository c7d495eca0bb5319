package dev.tutti.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Waiters on the worker for the future of a body, innermost of all: each interceptor around it, and each attempt that one makes,
 * sees a failure as it is thrown.
 */
@Settled
@Interceptor
@Priority(
        Integer.MAX_VALUE) // MicroProfile Fault Tolerance is at PLATFORM_AFTER + 10, or wherever it is configured to be
public class SettledInterceptor implements Serializable { // as the interceptor of a passivating bean must be

    @Serial
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        return Settling.proceed(invocation);
    }
}
