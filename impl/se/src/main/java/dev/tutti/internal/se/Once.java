package dev.tutti.internal.se;

import jakarta.decorator.Decorator;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import java.util.HashSet;
import java.util.Set;

/** Takes each of the given classes only once: those may also lie in an archive that is looked at. */
final class Once implements Extension {

    private final Set<Class<?>> given;
    private final Set<Class<?>> seen = new HashSet<>(); // on the thread that starts the container

    Once(Set<Class<?>> given) {
        this.given = given;
    }

    void dropSecond(
            @Observes
                    @WithAnnotations({
                        NormalScope.class,
                        Scope.class,
                        Stereotype.class,
                        Interceptor.class,
                        Decorator.class
                    })
                    ProcessAnnotatedType<?> type) {
        Class<?> found = type.getAnnotatedType().getJavaClass();
        if (given.contains(found) && !seen.add(found)) {
            type.veto();
        }
    }
}
