package dev.tutti.internal.cdi;

import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that application-scoped beans with remote methods really have: one for the application, but the bean is created
 * where the first remote method runs, not where it is called.
 */
@NormalScope
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deferred {

    /** The annotation itself. */
    final class Literal extends AnnotationLiteral<Deferred> implements Deferred {

        static final Deferred INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {}
    }
}
