package dev.tutti.internal;

import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Ref;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/** An actor whose every turn does what its caller likes. */
public final class TestActor {

    private static final Method TURN;

    static {
        try {
            TURN = State.class.getMethod("turn", Callable.class);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Cell cell;

    TestActor(Engine engine, int maxConcurrency, int maxPending) {
        cell = new Cell(engine, "Test", new Life(State::new, state -> {}), new Limits(maxConcurrency, maxPending));
    }

    /** Submits a turn that runs the body. */
    public <T> Ref<T> turn(Callable<?> body) {
        return cell.call(TURN, new Object[] {body});
    }

    /** As {@link #turn}, for a caller who wants no answer. */
    public void tell(Callable<?> body) {
        cell.tell(TURN, new Object[] {body});
    }

    /** The object that only turns touch. */
    public static final class State {

        public Object turn(Callable<?> body) throws Exception {
            return body.call();
        }
    }
}
