package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.CallKey;
import dev.tutti.Fairness;
import dev.tutti.Group;
import dev.tutti.Mode;
import dev.tutti.Overflow;
import dev.tutti.Routing;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.gate.Capacity;
import java.lang.reflect.Constructor;

/** Reads what an actor's annotation says of it, and configuration, which wins. */
final class ActorPlans {

    private ActorPlans() {}

    static ActorSpec read(Settings settings, Class<?> type, Actor actor) {
        Configured configured = Configured.actor(settings, type.getName());
        ActorSpec spec = new ActorSpec();
        spec.mode = configured.constant(Member.ACTOR_MODE, Mode.class).orElse(actor.mode());
        if (actor.maxConcurrency() != Actor.UNSET) {
            spec.maxConcurrency = actor.maxConcurrency();
        }
        configured.number(Member.ACTOR_MAX_CONCURRENCY).ifPresent(permits -> spec.maxConcurrency = permits);
        spec.maxPending = configured.number(Member.ACTOR_MAX_PENDING).orElse(actor.maxPending());
        spec.overflow =
                configured.constant(Member.ACTOR_OVERFLOW, Overflow.class).orElse(actor.overflow());
        spec.maxOverflow = configured.number(Member.ACTOR_MAX_OVERFLOW).orElse(actor.maxOverflow());
        spec.fairness =
                configured.constant(Member.ACTOR_FAIRNESS, Fairness.class).orElse(actor.fairness());
        spec.key = key(actor.key());
        for (Group group : actor.groups()) {
            spec.groups.put(group.name(), capacity(Configured.group(settings, type.getName(), group.name()), group));
        }
        spec.instances = configured.number(Member.ACTOR_INSTANCES).orElse(actor.instances());
        spec.routing = configured.constant(Member.ACTOR_ROUTING, Routing.class).orElse(actor.routing());
        spec.maxRestarts = configured.number(Member.ACTOR_MAX_RESTARTS).orElse(actor.maxRestarts());
        return spec;
    }

    private static Capacity capacity(Configured configured, Group group) {
        return Capacity.of(
                configured.number(Member.GROUP_MAX_CONCURRENCY).orElse(group.maxConcurrency()),
                configured.number(Member.GROUP_MAX_PENDING).orElse(group.maxPending()));
    }

    private static CallKey key(Class<? extends CallKey> type) {
        try {
            Constructor<? extends CallKey> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true); // it need not be public
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " has no no-argument constructor that works, which a CallKey of an @Actor needs",
                    e);
        }
    }
}
