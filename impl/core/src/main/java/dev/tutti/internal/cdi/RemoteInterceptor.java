package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Turns a call into a task. Outermost, so that {@code @Transactional} and the others run on the worker, inside the task. */
@Remote
@Interceptor
@Priority(RemoteInterceptor.PRIORITY)
public class RemoteInterceptor implements Serializable { // as the interceptor of a passivating bean must be

    static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 10;

    @Serial
    private static final long serialVersionUID = 1L;

    /** The method whose task the thread is running already, so that its interceptor must not make another. */
    private static final ThreadLocal<@Nullable Method> INSIDE = new ThreadLocal<>();

    @SuppressWarnings("serial") // it is the container's proxy, which is serialisable
    private final Deployment deployment;

    @Inject
    RemoteInterceptor(Deployment deployment) {
        this.deployment = deployment;
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        Method method = invocation.getMethod();
        if (method.equals(INSIDE.get())) {
            INSIDE.remove();
            return invocation.proceed();
        }
        return deployment
                .remoteMethods()
                .of(invocation.getTarget().getClass(), method)
                .call(invocation::proceed);
    }

    /** Calls the method of an intercepted bean inside the task that has been made for it. */
    static @Nullable Object inside(Method method, Callable<?> call) throws Exception {
        INSIDE.set(method);
        try {
            return call.call();
        } finally {
            INSIDE.remove();
        }
    }
}
