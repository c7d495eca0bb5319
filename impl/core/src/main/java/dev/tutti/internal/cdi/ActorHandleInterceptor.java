package dev.tutti.internal.cdi;

import dev.tutti.internal.actor.Cell;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Passes a call of a handle on to the actor. It never proceeds: the handle has no object of its own. */
@ActorHandle
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 10)
public class ActorHandleInterceptor {

    private final Cell cell;

    /** Made together with the handle, of which it takes the actor. */
    @Inject
    ActorHandleInterceptor(Deployment deployment) {
        this.cell = deployment.actorHandles().beingMade();
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext invocation) {
        return ActorMethod.call(cell, invocation.getMethod(), invocation.getParameters());
    }
}
