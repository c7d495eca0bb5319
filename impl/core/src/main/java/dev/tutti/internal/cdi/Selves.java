package dev.tutti.internal.cdi;

import dev.tutti.Self;
import dev.tutti.internal.actor.Receiver;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Gives beans themselves, as their callers see them. */
final class Selves {

    private final BeanManager beans;
    private final ActorHandles actors;

    Selves(BeanManager beans, ActorHandles actors) {
        this.beans = beans;
        this.actors = actors;
    }

    @SuppressWarnings("unchecked") // the type is that of the injection point, which the deployment has checked
    <T> Self<T> of(InjectionPoint point) {
        Bean<?> bean = point.getBean();
        if (bean == null || !(point.getType() instanceof ParameterizedType type)) { // a look-up by a program
            throw new InjectionException("Self is known where a bean injects it, as in @Inject Self<Pricing> self");
        }
        if (bean.getScope() == ActorScoped.class) {
            Receiver actor = actors.theOneBeingCreated();
            return () -> (T) actor.handle(); // not the handle: an actor that had its own would never be without callers
        }
        return new Known<>((T) proxy(bean, type.getActualTypeArguments()[0]));
    }

    private Object proxy(Bean<?> bean, Type type) {
        return beans.getReference(bean, type, beans.createCreationalContext(bean));
    }

    /** Serialisable if the proxy is, as the parts of passivating beans must be. */
    private record Known<T>(T object) implements Self<T>, Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public T get() {
            return object;
        }
    }
}
