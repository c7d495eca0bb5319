package dev.tutti.testing;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** How many calls have ended at which virtual time. Thread-safe. */
final class Ends {

    private final SortedMap<Duration, Integer> ends = new ConcurrentSkipListMap<>();
    private final VirtualClock clock;

    Ends(VirtualClock clock) {
        this.clock = clock;
    }

    void watch(Uni<?> call) {
        call.subscribe().with(value -> ended());
    }

    void watch(TaskRef<?> call) {
        call.whenComplete((value, failure) -> ended());
    }

    private void ended() {
        ends.merge(clock.elapsed(), 1, Integer::sum);
    }

    SortedMap<Duration, Integer> all() {
        return ends;
    }
}
