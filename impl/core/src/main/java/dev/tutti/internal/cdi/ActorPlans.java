package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.CallKey;
import dev.tutti.Group;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import dev.tutti.internal.gate.Capacity;
import java.lang.reflect.Constructor;

/** Reads what an actor's annotation says of it, and configuration, which wins. */
final class ActorPlans {

    private ActorPlans() {}

    static ActorSpec read(Actor actor, Configured configured) {
        ActorSpec spec = new ActorSpec();
        spec.mode = actor.mode();
        if (actor.maxConcurrency() != Actor.UNSET) {
            spec.maxConcurrency = actor.maxConcurrency();
        }
        configured.number(Member.ACTOR_MAX_CONCURRENCY).ifPresent(permits -> spec.maxConcurrency = permits);
        spec.maxPending = configured.number(Member.ACTOR_MAX_PENDING).orElse(actor.maxPending());
        spec.overflow = actor.overflow();
        spec.maxOverflow = actor.maxOverflow();
        spec.fairness = actor.fairness();
        spec.key = key(actor.key());
        for (Group group : actor.groups()) {
            spec.groups.put(group.name(), Capacity.of(group.maxConcurrency(), group.maxPending()));
        }
        spec.instances = actor.instances();
        spec.routing = actor.routing();
        spec.maxRestarts = actor.maxRestarts();
        return spec;
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
