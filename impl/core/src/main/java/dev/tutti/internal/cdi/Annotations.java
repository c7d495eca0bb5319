package dev.tutti.internal.cdi;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/** Annotations as CDI sees them: those of a class's stereotypes count as its own. */
final class Annotations {

    private Annotations() {}

    static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> type) {
        A own = element.getAnnotation(type);
        if (own != null) {
            return Optional.of(own);
        }
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> stereotype = annotation.annotationType();
            if (stereotype.isAnnotationPresent(Stereotype.class)) {
                Optional<A> inherited = find(stereotype, type);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }
}
