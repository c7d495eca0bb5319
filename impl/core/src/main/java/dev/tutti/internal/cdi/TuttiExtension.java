package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.Executor;

/** Gives actors their scope, and turns mistakes into deployment errors. */
public class TuttiExtension implements BuildCompatibleExtension {

    private final Inventory inventory = new Inventory();

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
        refuse(inventory.wantedActors().of(declared));
        inventory.type(declared);
        if (Declarations.carries(declared, Actor.class)) {
            actor(type);
        } else {
            inventory.other(declared);
            if (RemoteRules.concern(declared)) {
                remote(type);
            }
        }
    }

    private void actor(ClassConfig type) {
        refuse(ActorRules.mistakes(type.info()));
        scope(type, ActorScoped.Literal.INSTANCE);
        inventory.actor(type.info());
    }

    private void remote(ClassConfig type) {
        refuse(RemoteRules.mistakes(type.info()));
        settle(type);
        if (DeferredRules.apply(type.info())) {
            refuse(ProxyRules.mistakes(type.info(), "an application-scoped bean with remote methods"));
            scope(type, Deferred.Literal.INSTANCE);
        }
        inventory.remote(type.info());
    }

    private static void settle(ClassConfig type) {
        boolean any = false;
        for (MethodConfig method : type.methods()) {
            if (Declarations.isWritten(method.info()) && SettledRules.apply(type.info(), method.info())) {
                any = true;
                method.addAnnotation(Settled.Literal.INSTANCE);
                // SmallRye Fault Tolerance would take it for an order to run the body on a thread of its own.
                method.removeAnnotation(each -> each.name().equals(Blocking.class.getName()));
            }
        }
        if (any) {
            type.removeAnnotation(each -> each.name().equals(Blocking.class.getName()));
        }
    }

    @Registration(types = Executor.class)
    public void executor(BeanInfo bean) {
        inventory.executor(bean);
    }

    @Registration(types = Object.class)
    public void bean(BeanInfo bean) {
        inventory.bean(bean);
    }

    @Synthesis
    public void passOn(SyntheticComponents components) {
        WantedExecutors.register(components, inventory.executorsOfJndi());
        refuse(inventory.wantedActors().noActors());
        inventory.wantedActors().actors().forEach(actor -> InjectedActors.register(components, actor));
    }

    @Validation
    public void validate() {
        List<String> mistakes = inventory.mistakes();
        if (!mistakes.isEmpty()) {
            throw new DeploymentException(lines(mistakes));
        }
    }

    /** Thrown and not collected in messages: the container would come first with complaints that name no fix. */
    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new DefinitionException(lines(mistakes));
        }
    }

    private static String lines(List<String> mistakes) {
        return String.join(System.lineSeparator(), mistakes);
    }

    /** The scope that is written on the class beats the one that a stereotype carries. */
    private static void scope(ClassConfig type, Annotation scope) {
        type.removeAnnotation(annotation -> annotation.name().equals(ApplicationScoped.class.getName()));
        type.addAnnotation(scope);
    }
}
