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

    // Asked of the proxy, by reflection, only once. Any thread may set it, all to the same.
    private transient @Nullable RemoteMethods methods;
    // The one that was called last, of the one bean that this intercepts. Any thread may set it.
    private transient @Nullable Known last;

    @Inject
    RemoteInterceptor(Deployment deployment) {
        this.deployment = deployment;
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        Method method = invocation.getMethod();
        Method inside = INSIDE.get();
        if (inside != null && inside.equals(method)) {
            INSIDE.remove();
            return invocation.proceed();
        }
        return how(invocation, method).call(invocation::proceed);
    }

    private RemoteMethod how(InvocationContext invocation, Method method) {
        Known known = last;
        if (known == null || known.method != method) {
            RemoteMethods all = methods;
            if (all == null) {
                methods = all = deployment.remoteMethods();
            }
            last = known = new Known(method, all.of(invocation.getTarget().getClass(), method));
        }
        return known.how;
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

    /** Immutable, for it is handed over without a lock. */
    private record Known(Method method, RemoteMethod how) {}
}
