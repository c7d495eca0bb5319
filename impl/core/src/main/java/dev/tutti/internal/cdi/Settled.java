package dev.tutti.internal.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Given to remote methods that are transactional or fault-tolerant: their futures are waited for inside their interceptors, so
 * that the work of a future belongs to its transaction or attempt, and a failure is seen there. No class carries it in its
 * source.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Settled {

    /** The annotation itself. */
    final class Literal extends AnnotationLiteral<Settled> implements Settled {

        static final Settled INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {}
    }
}
