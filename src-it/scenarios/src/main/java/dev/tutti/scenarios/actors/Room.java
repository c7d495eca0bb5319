package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;

/** An actor whose turns do what the scenario says. */
@Actor
public class Room {

    /** Runs the body in a turn. */
    public <T> TaskRef<T> turn(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    /** Runs the body in a turn; the call goes on until the future that the body returned completes. */
    public <T> TaskRef<T> call(Callable<TaskRef<T>> body) throws Exception {
        return body.call();
    }

    /** Runs the body in a turn that the caller waits for. */
    public <T> T plain(Callable<? extends T> body) throws Exception {
        return body.call();
    }

    /** Goes on after its turn until its wave is let go. */
    public Uni<Void> stay(Waves waves) {
        return waves.enter();
    }
}
