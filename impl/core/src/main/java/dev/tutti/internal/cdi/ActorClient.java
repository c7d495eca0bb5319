package dev.tutti.internal.cdi;

import dev.tutti.Actors;
import dev.tutti.internal.actor.Limits;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** The client for actors. */
final class ActorClient implements Actors {

    private final ActorHandles handles;
    private final CallersBeans callers;

    ActorClient(ActorHandles handles, CallersBeans callers) {
        this.handles = handles;
        this.callers = callers;
    }

    @Override
    public <T> Builder<T> of(Class<T> type) {
        Bean<?> bean = find(callers.get(), type)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                type.getName()
                                        + " is not an actor of this application: annotate it with @Actor, in an archive with a beans.xml"));
        return new Draft<>(bean, handles.limits(bean));
    }

    private static Optional<Bean<?>> find(BeanManager beans, Class<?> type) {
        return beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type && bean.getScope() == ActorScoped.class)
                .findFirst();
    }

    private final class Draft<T> implements Builder<T> {

        private final Bean<?> bean;
        private Limits limits;

        Draft(Bean<?> bean, Limits limits) {
            this.bean = bean;
            this.limits = limits;
        }

        @Override
        public Builder<T> maxConcurrency(int permits) {
            limits = new Limits(permits, limits.maxPending());
            return this;
        }

        @Override
        public Builder<T> maxPending(int calls) {
            limits = new Limits(limits.maxConcurrency(), calls);
            return this;
        }

        @Override
        @SuppressWarnings("unchecked") // the bean was found by its class
        public T create() {
            return (T) handles.make(bean, limits);
        }
    }
}
