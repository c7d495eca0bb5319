package dev.tutti.internal.cdi;

import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scope that actors really have: one for the application, in which what is injected is a handle. */
@NormalScope
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ActorScoped {

    /** The annotation itself. */
    final class Literal extends AnnotationLiteral<ActorScoped> implements ActorScoped {

        static final ActorScoped INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {}
    }
}
