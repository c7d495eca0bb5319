package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.Mode;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.actor.Plan;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an actor's annotation says of it, and configuration, which wins. */
final class ActorPlans {

    /** What {@link Actor#maxConcurrency()} is in each mode unless it is set. */
    private static final Map<Mode, Integer> CALLS_AT_ONCE = Map.of(Mode.TURNS, 1000, Mode.PARALLEL, 1);

    private ActorPlans() {}

    static Plan read(Actor actor, Configured configured) {
        Limits limits = new Limits(
                configured.number(Member.ACTOR_MAX_CONCURRENCY).orElseGet(() -> callsAtOnce(actor)),
                configured.number(Member.ACTOR_MAX_PENDING).orElse(actor.maxPending()));
        Map<String, Limits> groups = Stream.of(actor.groups())
                .collect(
                        Collectors.toMap(Group::name, group -> new Limits(group.maxConcurrency(), group.maxPending())));
        return new Plan(actor.mode() == Mode.PARALLEL, limits, groups, actor.maxRestarts());
    }

    private static int callsAtOnce(Actor actor) {
        return actor.maxConcurrency() == Actor.UNSET ? CALLS_AT_ONCE.get(actor.mode()) : actor.maxConcurrency();
    }
}
