package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputeTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final AtomicInteger calls = new AtomicInteger();
    private final Recorder<String> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    private Tasks tasks;

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    @Test
    void nothingRunsBeforeItIsComputed() {
        Delayed<Integer> node = tasks.delayed(calls::incrementAndGet);
        tasks.delayed(x -> x, node);

        assertThat(tasks.compute(tasks.delayed(() -> "another")).result(BOUND)).isEqualTo("another");

        assertThat(calls).hasValue(0);
    }

    @Test
    void sharedNodeIsCalledOncePerComputation() {
        Delayed<Integer> shared = tasks.delayed(calls::incrementAndGet);
        Delayed<Integer> left = tasks.delayed(x -> x + 10, shared);
        Delayed<Integer> right = tasks.delayed(x -> x + 20, shared);
        Delayed<List<Integer>> both = tasks.delayed(List.of(left, right, shared, shared));

        assertThat(tasks.compute(both).result(BOUND)).containsExactly(11, 21, 1, 1);
        assertThat(tasks.compute(both).result(BOUND)).containsExactly(12, 22, 2, 2);
    }

    @Test
    void severalComputedTogetherShareTheirNodes() {
        Delayed<Integer> shared = tasks.delayed(calls::incrementAndGet);

        TaskRef<List<Integer>> all =
                tasks.compute(List.of(tasks.delayed(x -> x * 3, shared), shared, tasks.delayed(x -> x * 2, shared)));

        assertThat(all.result(BOUND)).containsExactly(3, 1, 2);
        assertThat(calls).hasValue(1);
    }

    @Test
    void noneComputedTogetherAreAnEmptyList() {
        assertThat(tasks.compute(List.<Delayed<Integer>>of()).result(BOUND)).isEmpty();
    }

    @Test
    void independentNodesRunInParallelAndAfterThemTheOneThatTakesThem() throws Exception {
        List<Delayed<Integer>> chunks = IntStream.range(0, 10)
                .mapToObj(i -> tasks.delayed(
                        x -> {
                            barrier.pass();
                            recorder.add("chunk");
                            return x;
                        },
                        i))
                .toList();
        TaskRef<Integer> sum = tasks.compute(tasks.delayed(
                values -> {
                    recorder.add("sum of " + values.size());
                    return values.stream().mapToInt(Integer::intValue).sum();
                },
                chunks));

        barrier.awaitArrivals(10);
        barrier.open();

        assertThat(sum.result(BOUND)).isEqualTo(45);
        assertThat(recorder.events()).hasSize(11).endsWith("sum of 10").containsOnlyOnce("sum of 10");
    }

    @Test
    void nodeBeginsAsSoonAsItsOwnArgumentsAreThere() throws Exception {
        Delayed<Integer> slow = tasks.delayed(() -> {
            barrier.pass();
            return 1;
        });
        Delayed<Integer> early = tasks.delayed(
                x -> {
                    recorder.add("early");
                    return x;
                },
                tasks.delayed(() -> 2));
        TaskRef<Integer> sum = tasks.compute(tasks.delayed(Integer::sum, slow, early));

        recorder.await(1);
        barrier.open();

        assertThat(sum.result(BOUND)).isEqualTo(3);
    }

    @Test
    void callerGoesOnWhileItIsComputed() throws Exception {
        TaskRef<Integer> ref = tasks.compute(tasks.delayed(() -> {
            barrier.pass();
            return 1;
        }));

        barrier.awaitArrivals(1);

        assertThat(ref.isDone()).isFalse();
        assertThat(ref.toString()).contains("compute ComputeTest.lambda", "RUNNING");
        barrier.open();
        assertThat(ref.result(BOUND)).isEqualTo(1);
    }

    @Test
    void everyNodeHasTheContextsOfWhoComputes() throws Exception {
        Delayed<String> node = Caller.as("who makes the node", () -> tasks.delayed(Caller::name));
        Delayed<String> next = tasks.delayed(x -> x + ", " + Caller.name(), node);
        TaskRef.Promise<String> late = TaskRef.promise();
        Delayed<String> last = tasks.delayed((x, y) -> x + ", " + Caller.name(), next, tasks.delayed(late));

        TaskRef<String> ref = Caller.as("who computes", () -> tasks.compute(last));
        Caller.as("who completes", () -> late.complete("late"));

        assertThat(ref.result(BOUND)).isEqualTo("who computes, who computes, who computes");
    }

    @Test
    void referenceAsArgumentIsWaitedFor() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> ref = tasks.compute(tasks.delayed(x -> x + 1, promise));

        promise.complete(1);

        assertThat(ref.result(BOUND)).isEqualTo(2);
    }

    @Test
    void nodesRunOnWorkersAndNeverWhereAReferenceCompletes() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Thread> ref = tasks.compute(tasks.delayed(x -> Thread.currentThread(), promise));

        promise.complete(1);

        assertThat(ref.result(BOUND).getName()).startsWith("tutti-worker");
    }

    @Test
    void computingInsideATaskWhileWaitingForItFinishes() {
        TaskRef<Integer> ref = tasks.submit(() ->
                tasks.compute(tasks.delayed(x -> x + 1, tasks.delayed(() -> 1))).result(BOUND));

        assertThat(ref.result(BOUND)).isEqualTo(2);
    }

    @Test
    void optionsAreThoseOfTheWholeAndRetriesThoseOfEachNode() {
        Delayed<Integer> second = tasks.delayed(() -> {
            if (calls.incrementAndGet() < 2) {
                throw new IOException("the first time");
            }
            return calls.get();
        });
        Delayed<Integer> third = tasks.delayed(
                (Integer x, Object any) -> {
                    if (calls.incrementAndGet() < 4) {
                        throw new IOException("the first time");
                    }
                    return x + 10;
                },
                second,
                tasks.delayed(new Object()));

        TaskRef<Integer> ref =
                tasks.withOptions(o -> o.name("nightly").retries(1)).compute(third);

        assertThat(ref.toString()).contains("nightly");
        assertThat(ref.result(BOUND)).isEqualTo(12);
        assertThat(calls).hasValue(4);
    }

    @Test
    void whatTakesLongerThanItMayFails() {
        TaskRef<Integer> ref = tasks.withOptions(o -> o.timeout(Duration.ofMillis(1)))
                .compute(tasks.delayed(x -> x, TaskRef.<Integer>promise()));

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(TaskTimeoutException.class);
    }
}
