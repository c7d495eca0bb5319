package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import dev.tutti.Actors;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Optional;
import java.util.function.IntFunction;

/** The actors that injection points ask for with {@link ActorOptions}: a bean for each actor class makes them. */
public final class InjectedActors implements SyntheticBeanCreator<Object> {

    private static final String TYPE = "type";

    /** Adds the bean that gives what {@link ActorOptions} asks for of that actor, by all of its types. */
    static void register(SyntheticComponents components, BeanInfo actor) {
        SyntheticBeanBuilder<Object> bean = components.addBean(Object.class);
        actor.types().forEach(bean::type);
        bean.qualifier(ActorOptions.class)
                .scope(Dependent.class)
                .withParam(TYPE, actor.declaringClass())
                .createWith(InjectedActors.class);
    }

    /** Called by the container. */
    @Override
    public Object create(Instance<Object> lookup, Parameters parameters) {
        Class<?> type = parameters.get(TYPE, Class.class);
        InjectionPoint point = lookup.select(InjectionPoint.class).get();
        return make(actors(lookup).get(), type, options(point, type));
    }

    /** On Payara what is given sees the beans of the server alone. */
    private static Instance<Actors> actors(Instance<Object> lookup) {
        Instance<Actors> given = lookup.select(Actors.class);
        return given.isUnsatisfied() ? CDI.current().select(Actors.class) : given;
    }

    private static ActorOptions options(InjectionPoint point, Class<?> type) {
        return Optional.ofNullable(point).stream()
                .flatMap(each -> each.getQualifiers().stream())
                .filter(ActorOptions.class::isInstance)
                .map(ActorOptions.class::cast)
                .findFirst()
                .orElseThrow(() -> new InjectionException("@ActorOptions is read where " + type.getSimpleName()
                        + " is injected; to look one up, write actors.of(" + type.getSimpleName() + ".class)"));
    }

    private static <T> T make(Actors actors, Class<T> type, ActorOptions options) {
        Actors.Builder<T> actor = actors.of(type);
        set(options.maxConcurrency(), actor::maxConcurrency);
        set(options.maxPending(), actor::maxPending);
        set(options.instances(), actor::instances);
        set(options.maxRestarts(), actor::maxRestarts);
        return options.name().isEmpty()
                ? actor.create()
                : actor.named(options.name()).getOrCreate();
    }

    private static void set(int value, IntFunction<?> member) {
        if (value != Actor.UNSET) {
            member.apply(value);
        }
    }
}
