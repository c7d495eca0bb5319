package dev.tutti.internal.actor;

import dev.tutti.Routing;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.Callable;

/** The actor of one state, whose every turn does what its caller likes. Its objects come and go in turns, too. */
final class Subject {

    private final Turnstile turnstile = new Turnstile();
    private final Cell cell;
    private int created; // guarded by the turns, as the other
    private int destroyed;

    Subject(Engine engine, int maxConcurrency) {
        Kind kind = new Kind(
                Subject.class,
                "Stress",
                Life.of(this::create, this::destroy),
                receiver -> new Object(),
                Plan.of(Capacity.of(maxConcurrency, 100)),
                1,
                Routing.ROUND_ROBIN,
                Key.none());
        cell = (Cell) new Roster(engine).create(kind, false);
    }

    private Object create() {
        turnstile.pass(() -> created++);
        return new Body();
    }

    private void destroy(Object state) {
        turnstile.pass(() -> destroyed++);
        ((Body) state).destroyed = true;
    }

    /** The object of the actor. */
    private static final class Body {

        private boolean destroyed; // guarded by the turns
    }

    Ref<Object> call(Callable<?> body) {
        return cell.call("call", "", state -> {
            if (((Body) state).destroyed) {
                turnstile.fault();
            }
            return body.call();
        });
    }

    /** A call that counts: the caller's call of that number. */
    Ref<Object> count(int caller, int number) {
        return call(() -> {
            turnstile.count(caller, number);
            return null;
        });
    }

    Turnstile turnstile() {
        return turnstile;
    }

    /** The count, as a turn sees it. */
    int counted() {
        return Rig.await(call(turnstile::counted));
    }

    TaskRef<Void> stop() {
        return cell.stop();
    }

    TaskRef<Void> kill() {
        return cell.kill();
    }

    TaskRef<Void> restart() {
        return cell.restart();
    }

    /** How many objects there have been, once the actor has ended. */
    int created() {
        return created;
    }

    /** How many of them have been destroyed, once the actor has ended. */
    int destroyed() {
        return destroyed;
    }
}
