package dev.tutti.quickstart.examples;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sleeps asynchronously, and records which calls overlap. */
// <E4>
// <E5>
// <E6>
@Actor
public class AsyncActor {

    @Inject
    Tasks tasks;

    // None of these needs a lock: turns never overlap, and a continuation attached in a turn is a turn itself.
    private final List<Integer> waves = new ArrayList<>();
    private int endedWaves;
    private int underWay;
    private int peak;

    public TaskRef<Integer> runTask(Duration sleep) {
        int wave = endedWaves; // 0 until the first call has ended, 1 until the first call of wave 1 has, and so on
        if (wave == waves.size()) {
            waves.add(0);
        }
        waves.set(wave, waves.get(wave) + 1);
        peak = Math.max(peak, ++underWay);
        return tasks.sleep(sleep).then(slept -> {
            underWay--;
            endedWaves = Math.max(endedWaves, wave + 1);
            return wave;
        });
    }

    public Overlap overlap() {
        return new Overlap(List.copyOf(waves), peak);
    }

    /** How many calls started in each wave, and the most that were under way at once. */
    public record Overlap(List<Integer> waves, int peak) {}
}
// </E6>
// </E5>
// </E4>
