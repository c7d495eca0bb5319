package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Turns a call into a task. Outermost, so that {@code @Transactional} and the others run on the worker, inside the task. */
@Remote
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 10)
public class RemoteInterceptor implements Serializable { // as the interceptor of a passivating bean must be

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RemoteMethods methods;

    @Inject
    RemoteInterceptor(Deployment deployment) {
        this.methods = deployment.remoteMethods();
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        return methods.of(invocation.getTarget().getClass(), invocation.getMethod())
                .call(invocation::proceed);
    }
}
