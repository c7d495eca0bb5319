package dev.tutti.internal.cdi;

import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the handle of an actor where another context would give the bean: so no caller's thread ever creates an actor, and
 * nobody but the engine holds one. Thread-safe.
 */
public class ActorContext implements AlterableContext {

    private final Map<Contextual<?>, Object> handles = new ConcurrentHashMap<>();
    private volatile @Nullable ActorHandles maker; // set when the deployment starts
    private volatile @Nullable BeanManager container; // set before any bean is called, where several may be running

    void open(ActorHandles with) {
        maker = with;
    }

    /** Tells it to whom it belongs, where {@code CDI.current()} may be another container. */
    public void belongTo(BeanManager beans) {
        container = beans;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return ActorScoped.class;
    }

    @Override
    @SuppressWarnings("unchecked") // a handle has the type of its bean
    public <T> T get(Contextual<T> contextual, @Nullable CreationalContext<T> creating) {
        Object made = handles.get(contextual);
        return (T) (made != null ? made : handles.computeIfAbsent(contextual, bean -> handle((Bean<?>) bean)));
    }

    @Override
    public <T> T get(Contextual<T> contextual) {
        return get(contextual, null);
    }

    private Object handle(Bean<?> bean) {
        if (maker == null) {
            Deployment.wake(
                    container); // somebody calls an actor before the application has been said to be initialized
        }
        ActorHandles with = Objects.requireNonNull(maker, "the deployment opens this context when it starts");
        return with.one(bean);
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        throw new UnsupportedOperationException("An actor lives as long as its application");
    }
}
