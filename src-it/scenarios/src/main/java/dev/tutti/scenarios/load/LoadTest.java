package dev.tutti.scenarios.load;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Crowd;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many tasks cost. */
public class LoadTest {

    private static final int QUEUED = 10_000;
    private static final int COLLECTIONS = 200; // a bound against hanging

    @Inject
    Tasks tasks;

    @Inject
    Queue queue;

    @Test
    void queuedTasksAndWaitingContinuationsTakeNoThreads() throws Exception {
        Crowd crowd = new Crowd();
        CountDownLatch door = new CountDownLatch(1);
        List<TaskRef<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(queue.pass(crowd, door));
        }
        crowd.awaitInside(10);
        long before = Threads.ofTheLibrary();

        TaskRef.Promise<Integer> promise = TaskRef.promise();
        for (int i = 0; i < QUEUED; i++) {
            all.add(queue.pass(crowd, door));
            all.add(promise.then(value -> value + 1));
        }
        long after = Threads.ofTheLibrary();
        promise.complete(1);
        door.countDown();
        tasks.gather(all).result(GUARD);

        assertThat(before).isGreaterThanOrEqualTo(10);
        assertThat(after).isLessThanOrEqualTo(before);
        assertThat(crowd.peak()).isEqualTo(10);
    }

    @Test
    void f9_submittingGoesOnWithAHundredThousandTasksWaiting() {
        Crowd crowd = new Crowd();
        CountDownLatch door = new CountDownLatch(1);
        long empty = slowestButOnePercent(crowd, door);
        List<TaskRef<Integer>> waiting = IntStream.range(0, 100_000)
                .mapToObj(i -> queue.pass(crowd, door))
                .toList();
        long full = slowestButOnePercent(crowd, door);
        boolean noneDone = waiting.stream().noneMatch(TaskRef::isDone);
        int inside = crowd.inside();

        tasks.cancel(waiting);
        door.countDown();

        System.out.printf("submit p99: %d ns with an empty queue, %d ns with 100,000 waiting%n", empty, full);
        assertThat(noneDone).isTrue();
        assertThat(inside).isLessThanOrEqualTo(10);
        crowd.awaitEmpty();
    }

    /** In nanoseconds, of a thousand submissions, which then go. */
    private long slowestButOnePercent(Crowd crowd, CountDownLatch door) {
        long[] times = new long[1000];
        List<TaskRef<Integer>> refs = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            refs.add(queue.pass(crowd, door));
            times[i] = System.nanoTime() - start;
        }
        tasks.cancel(refs);
        Arrays.sort(times);
        return times[times.length * 99 / 100];
    }

    @Test
    void aMillionFinishedTasksLeaveNoneOfTheLibrarysObjectsBehind() {
        aThousandTasks();
        long before = Histogram.instancesOf("dev.tutti.internal.core.Call");
        long refsBefore = Histogram.instancesOf("dev.tutti.internal.ref.Ref");

        for (int i = 0; i < 1000; i++) {
            aThousandTasks();
        }

        long calls = Long.MAX_VALUE;
        long refs = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS && (calls > before || refs > refsBefore); i++) {
            calls = Histogram.instancesOf("dev.tutti.internal.core.Call");
            refs = Histogram.instancesOf("dev.tutti.internal.ref.Ref");
        }
        assertThat(calls).as("calls").isLessThanOrEqualTo(before);
        assertThat(refs).as("references").isLessThanOrEqualTo(refsBefore);
    }

    private void aThousandTasks() {
        List<TaskRef<Integer>> refs =
                tasks.map(x -> x + 1, IntStream.range(0, 1000).boxed().toList());
        tasks.gather(refs).result(GUARD);
    }
}
