package dev.tutti.internal;

import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Ref;
import java.util.concurrent.Callable;

/** An actor whose every turn does what its caller likes. */
public final class TestActor {

    private final Cell cell;

    TestActor(Engine engine, int maxConcurrency, int maxPending) {
        cell = new Cell(engine, "Test", new Life(Object::new, state -> {}), new Limits(maxConcurrency, maxPending));
    }

    /** Submits a turn that runs the body. */
    @SuppressWarnings("unchecked") // the body's result
    public <T> Ref<T> turn(Callable<?> body) {
        return (Ref<T>) cell.call("turn", state -> body.call());
    }

    /** As {@link #turn}, for a caller who wants no answer. */
    public void tell(Callable<?> body) {
        cell.tell("turn", state -> body.call());
    }
}
