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

    @Inject
    Nested nested;

    @Test
    void tasksThatWaitForTasksToAnyDepthFinishWithTwoPermits() {
        int depth = Runtime.version().feature() < 21 ? 50 : 1000;

        assertThat(nested.waiting(depth).result(GUARD)).isEqualTo(depth);
    }

    @Test
    void processorBoundTasksThatWaitForTasksToAnyDepthFinish() {
        assertThat(nested.computing(50).await().atMost(GUARD)).isEqualTo(50);
    }

    @Test
    void nothingOfACancelledTreeOfAHundredTasksRunsAnyMore() throws Exception {
        Crowd crowd = new Crowd();
        CountDownLatch never = new CountDownLatch(1);
        TaskRef<Void> root = nested.tree(2, 10, crowd, never); // and a hundred leaves
        crowd.awaitInside(1 + 10 + 100);

        boolean first = root.cancel();

        assertThat(first).isTrue();
        crowd.awaitEmpty();
        assertThat(crowd.entered()).isEqualTo(111);
    }

    @Test
    void cancellingIsAnsweredWhileEveryBodyGoesOn() {
        Crowd crowd = new Crowd();
        CountDownLatch door = new CountDownLatch(1);
        List<TaskRef<Integer>> all =
                IntStream.range(0, 100).mapToObj(i -> queue.pass(crowd, door)).toList();
        crowd.awaitInside(10);

        int cancelled = tasks.cancel(all);

        assertThat(cancelled).isEqualTo(100);
        assertThat(all).allMatch(TaskRef::isCancelled);
        assertThat(crowd.inside()).isEqualTo(10); // stubborn, and with their permits
        door.countDown();
        crowd.awaitEmpty();
        assertThat(crowd.entered()).isEqualTo(10);
    }

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
