package dev.tutti.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Passes a call of a handle on. It never proceeds: a handle has no object of its own. */
@Handle
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE) // before @Remote, whose interceptor a handle of a remote bean has too
public class HandleInterceptor {

    private final Handles.Target target;

    /** Made together with the handle. */
    @Inject
    HandleInterceptor(Deployment deployment) {
        this.target = deployment.handles().targetOfTheOneBeingMade();
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) throws Exception {
        return target.call(invocation.getMethod(), invocation.getParameters());
    }
}
