package dev.tutti.scenarios.tool;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Keeps asynchronous calls inside, without a thread, until the test lets all that are inside go. Thread-safe. */
public final class Waves {

    private final Crowd crowd = new Crowd();
    private final List<TaskRef.Promise<Void>> inside = new ArrayList<>(); // guarded by itself

    /** Comes in; the result completes with the wave. */
    public Uni<Void> enter() {
        TaskRef.Promise<Void> wave = TaskRef.promise();
        synchronized (inside) {
            inside.add(wave);
            crowd.enter();
        }
        return wave.uni();
    }

    /** Waits for exactly so many, then lets them go; fails if one more comes in meanwhile. */
    public void release(int many) {
        crowd.awaitInside(many);
        if (crowd.grows(many + 1)) {
            throw new AssertionError("More than " + many + " are inside");
        }
        letGo();
    }

    /** Lets those that are inside go. */
    public void letGo() {
        List<TaskRef.Promise<Void>> going;
        synchronized (inside) {
            going = List.copyOf(inside);
            inside.clear();
            // All leave before the first is told: whoever comes in for it must not meet the others.
            going.forEach(one -> crowd.leave());
        }
        going.forEach(one -> one.complete(null));
    }

    /** Who is inside. */
    public Crowd crowd() {
        return crowd;
    }
}
