package dev.tutti.quickstart.gateway;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Some calls of the gateway, and how they stand. Thread-safe. */
final class Calls {

    private final Set<TaskRef<String>> open = ConcurrentHashMap.newKeySet();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void add(TaskRef<String> call) {
        open.add(call);
        call.whenComplete((answer, failure) -> {
            open.remove(call);
            counter(failure).increment();
        });
    }

    private LongAdder counter(Throwable failure) {
        return failure == null ? answered : failure instanceof PendingLimitExceededException ? refused : failed;
    }

    View view() {
        List<TaskRef.Status> now = open.stream().map(TaskRef::status).toList();
        return new View(
                count(now, TaskRef.Status.QUEUED),
                count(now, TaskRef.Status.RUNNING),
                answered.sum(),
                refused.sum(),
                failed.sum());
    }

    private static long count(List<TaskRef.Status> all, TaskRef.Status one) {
        return all.stream().filter(one::equals).count();
    }

    /** A snapshot: how many wait for a place, have one, were answered, were refused, and failed or were cancelled. */
    public record View(long waiting, long running, long answered, long refused, long failed) {

        long ended() {
            return answered + refused + failed;
        }
    }
}
