package dev.tutti.internal.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.GenericEntity;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Has the item of a {@code Uni} written as what it is: Jersey takes it for what the resource method is declared to return. */
public final class UniEntity implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.hasEntity()
                && response.getEntityType() instanceof ParameterizedType declared
                && declared.getRawType() instanceof Class<?> raw
                && Uni.class.isAssignableFrom(raw)) {
            response.setEntity(typed(response.getEntity(), declared.getActualTypeArguments()));
        }
    }

    private static Object typed(Object item, Type[] arguments) {
        if (arguments.length == 1
                && arguments[0] instanceof ParameterizedType type
                && type.getRawType() instanceof Class<?> raw
                && raw.isInstance(item)) {
            return new GenericEntity<>(item, type);
        }
        return item; // whose class says it all
    }
}
