package dev.tutti.quickstart.examples;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sleeps asynchronously, and records which of its calls overlap. */
// <E4>
// <E5>
// <E6>
@Actor
public class AsyncActor {

    @Inject
    Tasks tasks;

    // None of these needs a lock: turns never overlap, and a continuation attached in a turn is a turn itself.
    private int started;
    private int ended;
    private int peak;
    private TaskRef.Promise<String> full = TaskRef.promise();
    private final List<Integer> endedWhenFull = new ArrayList<>();

    /** Sleeps as soon as a wave of calls has started, so that they overlap on however slow a machine. */
    public TaskRef<Integer> runTask(int wave, Duration sleep) {
        TaskRef.Promise<String> all = full;
        peak = Math.max(peak, ++started - ended);
        if (started % wave == 0) {
            endedWhenFull.add(ended);
            full = TaskRef.promise();
            all.complete("go");
        }
        return all.thenTask(go -> tasks.sleep(sleep)).then(slept -> ++ended);
    }

    public Overlap overlap() {
        return new Overlap(peak, List.copyOf(endedWhenFull));
    }

    /** The most calls that were under way at once, and for each wave how many had ended when its last call started. */
    public record Overlap(int peak, List<Integer> endedWhenFull) {}
}
// </E6>
// </E5>
// </E4>
