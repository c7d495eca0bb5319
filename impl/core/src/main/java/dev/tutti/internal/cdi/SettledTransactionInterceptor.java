package dev.tutti.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Waiters once more just inside the transaction, for a future that does not come from the body: a fallback's, or that of another
 * interceptor.
 */
@Settled
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201) // @Transactional is at 200, by its specification
public class SettledTransactionInterceptor implements Serializable { // as the interceptor of a passivating bean must be

    @Serial
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        return Settling.proceed(invocation);
    }
}
