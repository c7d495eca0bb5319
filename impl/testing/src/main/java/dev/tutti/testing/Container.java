package dev.tutti.testing;

import dev.tutti.internal.se.PlainContainer;
import dev.tutti.spi.TimeSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The beans and the Tutti of one test, in virtual time, and its request scope. Confined to the thread of the test. */
final class Container implements AutoCloseable {

    private final PlainContainer container;
    private final BeanManager beans;
    private final CreationalContext<?> test; // owns what is made for the test
    private final RequestContextController request;

    Container(Set<Class<?>> classes, VirtualClock clock) {
        container = PlainContainer.start(classes, true, List.of(new Setup(clock)), Map.of());
        beans = container.beans().getBeanManager();
        test = beans.createCreationalContext(null);
        request = container.beans().select(RequestContextController.class).get();
        request.activate();
    }

    /** Injects the fields of the object. */
    <T> void inject(T object) {
        @SuppressWarnings("unchecked") // an object is of its class
        Class<T> type = (Class<T>) object.getClass();
        InjectionTarget<T> target =
                beans.getInjectionTargetFactory(beans.createAnnotatedType(type)).createInjectionTarget(null);
        target.inject(object, beans.createCreationalContext(null));
    }

    /** Whether there is a bean of the type with the qualifiers that are among the annotations. */
    boolean has(Type type, Annotation... annotations) {
        return !beans(type, annotations).isEmpty();
    }

    /** That bean. */
    Object get(Type type, Annotation... annotations) {
        return beans.getReference(beans.resolve(beans(type, annotations)), type, test);
    }

    private Set<Bean<?>> beans(Type type, Annotation... annotations) {
        return beans.getBeans(
                type,
                Stream.of(annotations)
                        .filter(each -> beans.isQualifier(each.annotationType()))
                        .toArray(Annotation[]::new));
    }

    @Override
    public void close() {
        test.release();
        request.deactivate();
        container.close();
    }

    /** Gives the container the clock. */
    private record Setup(VirtualClock clock) implements Extension {

        void addClock(@Observes AfterBeanDiscovery discovery) {
            discovery.addBean().types(VirtualClock.class).scope(Dependent.class).createWith(creation -> clock);
            discovery.addBean().types(TimeSource.class).scope(Dependent.class).createWith(creation -> clock.source());
        }
    }
}
