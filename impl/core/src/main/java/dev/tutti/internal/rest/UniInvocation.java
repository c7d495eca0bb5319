package dev.tutti.internal.rest;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationHandler;
import java.util.concurrent.CompletionStage;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Hands Jersey the stage of the {@code Uni} or {@code TaskRef} that a resource method returned: for a stage it lets the
 * request wait. A stage it knows how to wait for, too, but answers for null as for an empty entity.
 */
final class UniInvocation implements ResourceMethodInvocationHandlerProvider {

    @Override
    public @Nullable InvocationHandler create(Invocable method) {
        Class<?> declared = method.getRawResponseType();
        if (!Uni.class.isAssignableFrom(declared) && !TaskRef.class.isAssignableFrom(declared)) {
            return null; // as Jersey itself does it
        }
        return (resource, called, arguments) -> {
            Object result = called.invoke(resource, arguments);
            if (result instanceof Uni<?> uni) {
                return answer(uni);
            }
            return result instanceof TaskRef<?> ref ? answer(ref.uni()) : result;
        };
    }

    private static CompletionStage<?> answer(Uni<?> uni) {
        return uni.onItem()
                .<Object>transform(item -> item == null ? Response.noContent().build() : item)
                .subscribeAsCompletionStage();
    }

    /** How Jersey is told of it, which looks for none among what an application registers. Its own binder moved with Jersey 4. */
    static final class Binder extends AbstractBinder {

        @Override
        protected void configure() {
            bind(new UniInvocation()).to(ResourceMethodInvocationHandlerProvider.class);
        }
    }
}
