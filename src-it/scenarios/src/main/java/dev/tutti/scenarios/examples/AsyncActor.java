package dev.tutti.scenarios.examples;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;

/** An actor whose calls go on after their turn: the turn ends at once, the call when its wave does. */
@Actor
public class AsyncActor {

    private int started;

    public Uni<Void> runTask(Waves waves) {
        started++;
        return waves.enter();
    }

    /** Goes on until the call that is the last of so many has started. */
    public Uni<Integer> runTask(int many, TaskRef.Promise<Integer> last) {
        if (++started == many) {
            last.complete(many);
        }
        return last.uni();
    }
}
