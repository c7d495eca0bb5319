package dev.tutti.internal.cdi;

import dev.tutti.CallKey;
import dev.tutti.Fairness;
import dev.tutti.Mode;
import dev.tutti.Overflow;
import dev.tutti.Routing;
import dev.tutti.internal.actor.Key;
import dev.tutti.internal.actor.Plan;
import dev.tutti.internal.gate.Capacity;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is said of an actor to be made, by one source after the other. Not thread-safe; copied for each actor. */
final class ActorSpec {

    /** What the limit is in each mode unless it is set. */
    private static final Map<Mode, Integer> CALLS_AT_ONCE = Map.of(Mode.TURNS, 1000, Mode.PARALLEL, 1);

    Mode mode = Mode.TURNS;

    @Nullable
    Integer maxConcurrency; // null if it is not set

    int maxPending;
    Overflow overflow = Overflow.REJECT;
    int maxOverflow;
    Fairness fairness = Fairness.BY_ARRIVAL;
    CallKey key = new CallKey.FirstArgument();
    final Map<String, Capacity> groups = new TreeMap<>();
    int instances;
    Routing routing = Routing.ROUND_ROBIN;
    int maxRestarts;

    ActorSpec copy() {
        ActorSpec copy = new ActorSpec();
        copy.mode = mode;
        copy.maxConcurrency = maxConcurrency;
        copy.maxPending = maxPending;
        copy.overflow = overflow;
        copy.maxOverflow = maxOverflow;
        copy.fairness = fairness;
        copy.key = key;
        copy.groups.putAll(groups);
        copy.instances = instances;
        copy.routing = routing;
        copy.maxRestarts = maxRestarts;
        return copy;
    }

    /**
     * What it comes to.
     *
     * @param type the actor's class
     * @param principal the key of a call where callers take turns
     */
    Plan plan(Class<?> type, Key principal) {
        Capacity capacity = new Capacity(
                maxConcurrency == null ? CALLS_AT_ONCE.get(mode) : maxConcurrency,
                maxPending,
                overflow == Overflow.WAIT ? maxOverflow : 0,
                fairness != Fairness.BY_ARRIVAL);
        return new Plan(mode == Mode.PARALLEL, capacity, groups, fairness(type, principal), maxRestarts);
    }

    private Key fairness(Class<?> type, Key principal) {
        return switch (fairness) {
            case BY_ARRIVAL -> Key.none();
            case BY_PRINCIPAL -> principal;
            case BY_KEY -> key(type);
        };
    }

    /** The key of a call of an actor of that class. */
    Key key(Class<?> type) {
        return new UsersKey(type, key);
    }
}
