package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Remote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.lang.annotation.Annotation;
import java.util.List;

/** Gives actors their scope, and turns mistakes into deployment errors. */
public class TuttiExtension implements BuildCompatibleExtension {

    @Discovery
    public void addScopes(MetaAnnotations annotations) {
        annotations.addContext(Deferred.class, true, DeferredContext.class);
        annotations.addContext(ActorScoped.class, true, ActorContext.class);
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Remote.class)
    public void enhanceRemote(ClassConfig type) {
        refuse(RemoteRules.mistakes(type.info()));
        if (DeferredRules.apply(type.info())) {
            scope(type, Deferred.Literal.INSTANCE);
        }
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Actor.class)
    public void enhanceActor(ClassConfig type) {
        if (Declarations.carries(type.info(), Actor.class)) {
            refuse(ActorRules.mistakes(type.info()));
            scope(type, ActorScoped.Literal.INSTANCE);
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
