package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.Mode;
import dev.tutti.Routing;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.actor.Plan;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import dev.tutti.internal.config.Settings;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an actor's annotation says of it, and configuration, which wins. */
final class ActorPlans {

    /** What {@link Actor#maxConcurrency()} is in each mode unless it is set. */
    private static final Map<Mode, Integer> CALLS_AT_ONCE = Map.of(Mode.TURNS, 1000, Mode.PARALLEL, 1);

    private final Settings settings;
    private final String type;
    private final Actor actor;
    private final Configured configured;

    ActorPlans(Settings settings, Class<?> type, Actor actor) {
        this.settings = settings;
        this.type = type.getName();
        this.actor = actor;
        this.configured = Configured.actor(settings, this.type);
    }

    Plan plan() {
        return new Plan(
                mode() == Mode.PARALLEL,
                new Limits(
                        configured.number(Member.ACTOR_MAX_CONCURRENCY).orElseGet(this::callsAtOnce),
                        configured.number(Member.ACTOR_MAX_PENDING).orElse(actor.maxPending())),
                Stream.of(actor.groups()).collect(Collectors.toMap(Group::name, this::limits)),
                configured.number(Member.ACTOR_MAX_RESTARTS).orElse(actor.maxRestarts()));
    }

    int instances() {
        return configured.number(Member.ACTOR_INSTANCES).orElse(actor.instances());
    }

    Routing routing() {
        return configured.constant(Member.ACTOR_ROUTING, Routing.class).orElse(actor.routing());
    }

    private Mode mode() {
        return configured.constant(Member.ACTOR_MODE, Mode.class).orElse(actor.mode());
    }

    private int callsAtOnce() {
        return actor.maxConcurrency() == Actor.UNSET ? CALLS_AT_ONCE.get(mode()) : actor.maxConcurrency();
    }

    private Limits limits(Group group) {
        Configured own = Configured.group(settings, type, group.name());
        return new Limits(
                own.number(Member.GROUP_MAX_CONCURRENCY).orElse(group.maxConcurrency()),
                own.number(Member.GROUP_MAX_PENDING).orElse(group.maxPending()));
    }
}
