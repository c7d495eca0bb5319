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

/** Gives a bean once it has been created, and until then a handle that creates it where it is used. Thread-safe. */
public class DeferredContext implements AlterableContext {

    private final Map<Contextual<?>, DeferredBean<?>> beans = new ConcurrentHashMap<>();
    private volatile @Nullable Deployment deployment; // set when the deployment starts
    private volatile @Nullable BeanManager container; // set before any bean is called, where several may be running

    void open(Deployment of) {
        deployment = of;
    }

    /** Tells it to whom it belongs, where {@code CDI.current()} may be another container. */
    public void belongTo(BeanManager beans) {
        container = beans;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return Deferred.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, @Nullable CreationalContext<T> creating) {
        DeferredBean<?> known = beans.get(contextual);
        if (known == null) {
            known = beans.computeIfAbsent(contextual, bean -> deferred((Bean<?>) bean));
        }
        @SuppressWarnings("unchecked") // the key's type
        DeferredBean<T> bean = (DeferredBean<T>) known;
        return bean.get();
    }

    @Override
    public <T> T get(Contextual<T> contextual) {
        return get(contextual, null);
    }

    private DeferredBean<?> deferred(Bean<?> bean) {
        if (deployment == null) {
            Deployment.wake(
                    container); // somebody calls the bean before the application has been said to be initialized
        }
        Deployment of = Objects.requireNonNull(deployment, "the deployment opens this context when it starts");
        return of.defer(bean);
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        DeferredBean<?> bean = beans.remove(contextual);
        if (bean != null) {
            bean.destroy();
        }
    }

    /** Destroys every bean that has been created. */
    void close() {
        beans.keySet().forEach(this::destroy);
    }
}
