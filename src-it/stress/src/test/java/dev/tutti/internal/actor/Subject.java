package dev.tutti.internal.actor;

import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.Callable;

/** The actor of one state, whose every turn does what its caller likes. */
final class Subject {

    private final Cell cell;
    private final Tally tally = new Tally();

    Subject(Engine engine, int maxConcurrency) {
        Life life = new Life(Object::new, state -> {});
        cell = new Cell(engine, "Stress", life, new Limits(maxConcurrency, 100));
    }

    Ref<Object> call(Callable<?> body) {
        return cell.call("call", state -> body.call());
    }

    /** The caller's call of that number. */
    Ref<Object> pass(int caller, int number) {
        return call(() -> {
            tally.pass(caller, number);
            return null;
        });
    }

    Tally tally() {
        return tally;
    }

    /** The count, as a turn sees it. */
    int count() {
        return Rig.await(call(tally::count));
    }
}
