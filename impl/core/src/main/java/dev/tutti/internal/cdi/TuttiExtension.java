package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.lang.annotation.Annotation;
import java.util.List;

/** Gives actors their scope, and turns mistakes into deployment errors. */
public class TuttiExtension implements BuildCompatibleExtension {

    @Discovery
    public void addScopes(MetaAnnotations annotations) {
        annotations.addContext(Deferred.class, true, DeferredContext.class);
        annotations.addContext(ActorScoped.class, true, ActorContext.class);
    }

    /** Of every annotated class: what a stereotype carries is not seen by {@code withAnnotations}. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Annotation.class)
    public void enhance(ClassConfig type) {
        ClassInfo declared = type.info();
        if (declared.isAnnotation()) {
            return;
        }
        if (Declarations.carries(declared, Actor.class)) {
            refuse(ActorRules.mistakes(declared));
            scope(type, ActorScoped.Literal.INSTANCE);
        } else if (RemoteRules.concern(declared)) {
            refuse(RemoteRules.mistakes(declared));
            type.methods().stream()
                    .filter(method -> RemoteRules.isTransactional(declared, method.info()))
                    .forEach(method -> method.addAnnotation(Settled.Literal.INSTANCE));
            if (DeferredRules.apply(declared)) {
                scope(type, Deferred.Literal.INSTANCE);
            }
        }
    }

    /** Thrown and not collected in messages: the container would come first with complaints that name no fix. */
    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new DefinitionException(String.join(System.lineSeparator(), mistakes));
        }
    }

    /** The scope that is written on the class beats the one that a stereotype carries. */
    private static void scope(ClassConfig type, Annotation scope) {
        type.removeAnnotation(annotation -> annotation.name().equals(ApplicationScoped.class.getName()));
        type.addAnnotation(scope);
    }
}
