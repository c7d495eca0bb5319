package dev.tutti.internal;

import dev.tutti.Routing;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Key;
import dev.tutti.internal.actor.Kind;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Plan;
import dev.tutti.internal.actor.Receiver;
import dev.tutti.internal.actor.Roster;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** An actor whose every turn does what its caller likes. */
public final class TestActor {

    private final Cell cell;

    TestActor(Engine engine, int maxConcurrency, int maxPending) {
        cell = cell(engine, "Test", Life.of(Object::new, state -> {}), Capacity.of(maxConcurrency, maxPending));
    }

    /** An actor whose objects live so. */
    public static Cell cell(Engine engine, String label, Function<Receiver, Life> birth, Capacity limits) {
        return cell(new Roster(engine), label, birth, Plan.of(limits));
    }

    /** An actor whose objects live so. */
    public static Cell cell(Roster roster, String label, Function<Receiver, Life> birth, Plan plan) {
        return (Cell) roster.create(kind(label, birth, plan), false);
    }

    /** Actors whose objects live so. Their handles are plain objects. */
    public static Kind kind(String label, Function<Receiver, Life> birth, Plan plan) {
        return new Kind(Object.class, label, birth, receiver -> new Object(), plan, 1, Routing.ROUND_ROBIN, Key.none());
    }

    /** So many of the kind behind one handle. */
    public static Kind pool(Kind one, int instances) {
        return new Kind(
                one.type(), one.label(), one.birth(), one.shells(), one.plan(), instances, one.routing(), one.key());
    }

    /** Submits a turn that runs the body. */
    @SuppressWarnings("unchecked") // the body's result
    public <T> Ref<T> turn(Callable<?> body) {
        return (Ref<T>) cell.call("turn", "", state -> body.call());
    }

    /** As {@link #turn}, for a caller who wants no answer. */
    public void tell(Callable<?> body) {
        cell.tell("turn", "", state -> body.call());
    }
}
