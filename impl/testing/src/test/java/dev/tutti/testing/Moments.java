package dev.tutti.testing;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** How often something has happened at which virtual time. Thread-safe. */
final class Moments {

    private final SortedMap<Duration, Integer> all = new ConcurrentSkipListMap<>();
    private final VirtualClock clock;

    Moments(VirtualClock clock) {
        this.clock = clock;
    }

    /** It happens now. */
    void add() {
        all.merge(clock.elapsed(), 1, Integer::sum);
    }

    /** It happens when the call ends. */
    void addEnd(Uni<?> call) {
        call.subscribe().with(value -> add());
    }

    /** It happens when the task ends. */
    void addEnd(TaskRef<?> task) {
        task.whenComplete((value, failure) -> add());
    }

    SortedMap<Duration, Integer> all() {
        return all;
    }
}
