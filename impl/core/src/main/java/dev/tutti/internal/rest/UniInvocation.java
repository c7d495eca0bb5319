package dev.tutti.internal.rest;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationHandler;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.jspecify.annotations.Nullable;

/** Hands Jersey the stage of the {@code Uni} that a resource method returned: for a stage it lets the request wait. */
final class UniInvocation implements ResourceMethodInvocationHandlerProvider {

    @Override
    public @Nullable InvocationHandler create(Invocable method) {
        if (!Uni.class.isAssignableFrom(method.getRawResponseType())) {
            return null; // as Jersey itself does it
        }
        return (resource, called, arguments) -> {
            Object result = called.invoke(resource, arguments);
            return result instanceof Uni<?> uni ? uni.subscribeAsCompletionStage() : result;
        };
    }

    /** How Jersey is told of it, which does not look for any among what an application registers. */
    static final class Binder extends AbstractBinder {

        @Override
        protected void configure() {
            bind(new UniInvocation()).to(ResourceMethodInvocationHandlerProvider.class);
        }
    }
}
