package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Remote;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.lang.model.declarations.ClassInfo;

/** Gives actors their scope, and turns mistakes into deployment errors. */
public class TuttiExtension implements BuildCompatibleExtension {

    @Discovery
    public void addScope(MetaAnnotations annotations) {
        annotations.addContext(ActorScoped.class, true, ActorContext.class);
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Remote.class)
    public void checkRemote(ClassInfo type, Messages messages) {
        RemoteRules.mistakes(type).forEach(messages::error);
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Actor.class)
    public void enhanceActor(ClassConfig type, Messages messages) {
        if (Declarations.carries(type.info(), Actor.class)) {
            ActorRules.mistakes(type.info()).forEach(messages::error);
            type.addAnnotation(ActorScoped.class); // beats the scope that the stereotype carries
        }
    }
}
