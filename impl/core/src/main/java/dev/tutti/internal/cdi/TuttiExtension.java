package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Remote;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import java.util.List;

/** Gives actors their scope, and turns mistakes into deployment errors. */
public class TuttiExtension implements BuildCompatibleExtension {

    @Discovery
    public void addScopes(MetaAnnotations annotations) {
        annotations.addContext(Deferred.class, true, DeferredContext.class);
        annotations.addContext(ActorScoped.class, true, ActorContext.class);
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Remote.class)
    public void enhanceRemote(ClassConfig type, Messages messages) {
        List<String> mistakes = RemoteRules.mistakes(type.info());
        mistakes.forEach(messages::error);
        if (mistakes.isEmpty() && DeferredRules.apply(type.info())) {
            type.removeAnnotation(annotation -> annotation.name().equals(DeferredRules.SCOPE));
            type.addAnnotation(Deferred.Literal.INSTANCE);
        }
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Actor.class)
    public void enhanceActor(ClassConfig type, Messages messages) {
        if (Declarations.carries(type.info(), Actor.class)) {
            ActorRules.mistakes(type.info()).forEach(messages::error);
            type.addAnnotation(ActorScoped.Literal.INSTANCE); // beats the scope that the stereotype carries
        }
    }
}
