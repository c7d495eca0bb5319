package dev.tutti.scenarios.examples;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.BlockingNotAllowedException;
import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documented examples, with the results they print. */
public class ExamplesTest {

    private static final boolean JDK_HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;

    @Inject
    AsyncActor asyncActor;

    @Inject
    Impatient impatient;

    @Inject
    EventLoop eventLoop;

    @Inject
    Sleepers sleepers;

    @Inject
    Processor processor;

    @Test
    void e1_aTaskThatSleepsReturnsItsMapWhileTheCallerGoesOnTicking() {
        CountDownLatch ticks = new CountDownLatch(10);

        Uni<Map<String, List<String>>> map = sleepers.map(ticks); // its body goes on after ten ticks
        for (int tick = 0; tick < 10; tick++) {
            ticks.countDown();
        }

        assertThat(map.await().atMost(GUARD)).isEqualTo(Map.of("key1", List.of("value")));
    }

    @Test
    void e2_fourTasksThatBlockAreGatheredInParallel() {
        CountDownLatch four = new CountDownLatch(4);

        List<TaskRef<Integer>> refs = tasks.map(
                value -> {
                    sleepers.blockUntil(four);
                    return value;
                },
                Collections.nCopies(4, 1));

        assertThat(tasks.gather(refs).result(GUARD)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void e3_aTasksFutureIsWaitedForWithoutAnyConversion() {
        TaskRef<Integer> ref = tasks.submit(() -> 1);

        assertThat(ref.result(GUARD)).isEqualTo(1);
    }

    @Test
    void e3_aListOfFuturesIsWaitedForWithoutAnyConversion() {
        TaskRef<Integer> ref = tasks.submit(() -> 1);

        Waited<Integer> waited = tasks.waitFor(List.of(ref), 1, GUARD).result(GUARD);

        assertThat(waited.ready()).containsExactly(ref);
        assertThat(waited.notReady()).isEmpty();
        assertThat(waited.ready().get(0).result()).isEqualTo(1);
    }

    @Test
    void e4_fiftyCallsOfAnActorAllStartBeforeTheFirstEnds() {
        AsyncActor actor = actors.of(AsyncActor.class).create();
        TaskRef.Promise<Integer> fiftieth = TaskRef.promise();

        List<Uni<Integer>> calls =
                Stream.generate(() -> actor.runTask(50, fiftieth)).limit(50).toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.await().atMost(GUARD)).isEqualTo(50));
    }

    @Test
    void e5_ofFiftyCallsTenAreUnderWayAtOnceInFiveWaves() {
        AsyncActor ten = actors.of(AsyncActor.class).maxConcurrency(10).create();
        Waves waves = new Waves();

        List<Uni<Void>> calls =
                Stream.generate(() -> ten.runTask(waves)).limit(50).toList();
        for (int wave = 0; wave < 5; wave++) {
            waves.release(10);
        }

        assertThat(calls).allSatisfy(call -> call.await().atMost(GUARD));
        assertThat(waves.crowd().entered()).isEqualTo(50);
        assertThat(waves.crowd().peak()).isEqualTo(10);
    }

    @Test
    void e6_ofThreeThousandCallsAThousandAreUnderWayByDefaultAndNoneIsRefused() {
        Waves waves = new Waves();

        List<Uni<Void>> calls =
                Stream.generate(() -> asyncActor.runTask(waves)).limit(3000).toList();
        for (int wave = 0; wave < 3; wave++) {
            waves.release(1000);
        }

        assertThat(calls).allSatisfy(call -> call.await().atMost(GUARD));
        assertThat(waves.crowd().entered()).isEqualTo(3000);
        assertThat(waves.crowd().peak()).isEqualTo(1000);
    }

    @Test
    void e7_anActorThatWaitsInItsTurnIsRefusedOnAPlatformThreadAndSuspendedOnAVirtualOne() throws Exception {
        for (Map.Entry<String, Wait> each : waits().entrySet()) {
            String method = each.getKey();
            Wait wait = each.getValue();
            TaskRef.Promise<String> promise = TaskRef.promise();

            TaskRef<String> waiting = impatient.waitFor(() -> wait.of(promise));
            boolean completed = impatient.complete(promise, "value"); // a turn after that one's

            assertThat(completed).isTrue();
            if (JDK_HAS_VIRTUAL_THREADS) {
                assertThat(waiting.result(GUARD)).as(method).isEqualTo("value");
            } else {
                assertThatThrownBy(() -> waiting.result(GUARD))
                        .as(method)
                        .isInstanceOf(BlockingNotAllowedException.class)
                        .hasMessageContaining(method)
                        .hasMessageContaining("Impatient.waitFor")
                        .hasMessageContaining("then(");
            }
        }
    }

    @Test
    void e7_anActorThatWaitsForAValueThatIsThereHasIt() throws Exception {
        TaskRef<String> there = TaskRef.of("a value that is there");

        assertThat(impatient.waitFor(there::result).result(GUARD)).isEqualTo("a value that is there");
    }

    @Test
    void e7_aTaskThatWaitsOnTheEventLoopIsRefused() {
        TaskRef.Promise<String> never = TaskRef.promise();
        waits().forEach((method, wait) -> assertThatThrownBy(
                        () -> eventLoop.waitFor(() -> wait.of(never)).result(GUARD))
                .as(method)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining(method)
                .hasMessageContaining("EventLoop.waitFor")
                .hasMessageContaining("then("));
    }

    private static Map<String, Wait> waits() {
        return Map.of(
                "result()", TaskRef::result,
                "result(Duration)", ref -> ref.result(GUARD),
                "get()", TaskRef::get,
                "get(long, TimeUnit)", ref -> ref.get(1, TimeUnit.DAYS),
                "join()", ref -> ref.toCompletableFuture().join());
    }

    /** One of the ways to wait. */
    private interface Wait {

        String of(TaskRef<String> ref) throws Exception;
    }

    @Test
    void e9_aFunctionAndItsArgumentGiveEleven() {
        assertThat(tasks.submit(x -> x + 1, 10).result(GUARD)).isEqualTo(11);
    }

    @Test
    void e9_aFunctionAndItsArgumentGiveElevenWhenGathered() {
        List<TaskRef<Integer>> refs = List.of(tasks.submit(x -> x + 1, 10), tasks.submit((x, y) -> x + y, 10, 1));

        assertThat(tasks.gather(refs).result(GUARD)).containsExactly(11, 11);
    }

    @Test
    void e10_mapAndGatherFromAPlainThread() {
        List<TaskRef<Integer>> refs = tasks.map(x -> x + 1, numbers());

        assertThat(tasks.gather(refs).result(GUARD)).isEqualTo(incremented());
    }

    @Test
    void e10_mapAndGatherFromATask() {
        TaskRef<List<Integer>> task = tasks.submit(
                () -> tasks.gather(tasks.map(x -> x + 1, numbers())).result());

        assertThat(task.result(GUARD)).isEqualTo(incremented());
    }

    @Test
    void e10_mapAndGatherFromTheEventLoopByComposing() {
        Uni<List<Integer>> composed = eventLoop.increment(numbers());

        assertThat(composed.await().atMost(GUARD)).isEqualTo(incremented());
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, 100).boxed().toList();
    }

    private static List<Integer> incremented() {
        return IntStream.rangeClosed(1, 100).boxed().toList();
    }

    @Test
    void e11_theMeanOfARandomArrayIsComputedInTenChunksAtOnceAndOneReduction() {
        CountDownLatch ten = new CountDownLatch(10);
        Crowd reductions = new Crowd();
        List<Delayed<Double>> chunks = IntStream.range(0, 10)
                .mapToObj(i -> tasks.delayed(Stats::chunk, i, ten))
                .toList();

        Delayed<Double> mean = tasks.delayed(Stats::mean, tasks.delayed(chunks), reductions);
        assertThat(ten.getCount()).isEqualTo(10);
        TaskRef<Double> computed = tasks.compute(mean);

        assertThat(computed.result(GUARD)).isBetween(0.49, 0.51);
        assertThat(reductions.entered()).isEqualTo(1);
    }

    @Test
    void e11_whatIsPersistedIsNotCalledAgain() {
        CountDownLatch one = new CountDownLatch(1);
        Crowd reductions = new Crowd();
        Delayed<Double> mean =
                tasks.delayed(Stats::mean, tasks.delayed(List.of(tasks.delayed(Stats::chunk, 0, one))), reductions);

        Delayed<Double> kept = tasks.persist(mean);

        TaskRef<List<Double>> both =
                tasks.compute(List.of(tasks.delayed(x -> x + 1, kept), tasks.delayed(x -> x + 2, kept)));
        assertThat(both.result(GUARD)).allSatisfy(value -> assertThat(value).isBetween(1.49, 2.51));
        assertThat(reductions.entered()).isEqualTo(1);
    }

    @Test
    void e11_nodesThatAreProcessorBoundRunInTheirOwnLaneAndAreFlattened() {
        int processors = Runtime.getRuntime().availableProcessors();
        Crowd crowd = new Crowd();
        CountDownLatch release = new CountDownLatch(1);
        List<Delayed<Thread>> nodes = Stream.generate(
                        () -> tasks.<Thread>flattenStage(tasks.delayed(Stats::heavy, crowd, release)))
                .limit(20)
                .toList();

        TaskRef<List<Thread>> computed = tasks.compute(nodes);

        crowd.awaitInside(Math.min(processors, 20));
        assertThat(crowd.grows(processors + 1)).isFalse();
        release.countDown();
        assertThat(computed.result(GUARD))
                .hasSize(20)
                .allSatisfy(thread -> assertThat(thread.getName()).startsWith("tutti-processor"));
    }

    @Test
    void e11_aFailedNodeFailsTheComputationWithItsOwnExceptionThatNamesIt() {
        Delayed<Double> all = tasks.delayed(
                words -> (double) words.size(), List.of(tasks.delayed(Stats::broken, tasks.delayed(() -> "a word"))));

        TaskRef<Double> computed = tasks.compute(all);

        assertThatThrownBy(() -> computed.result(GUARD))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("broken: a word")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .anySatisfy(
                                told -> assertThat(told).hasMessageContaining("Stats.broken > ExamplesTest.lambda")));
    }

    @Test
    void e12_anAsynchronousMethodAndAPlainOneBothSleep() {
        Uni<String> asynchronous = sleepers.sleepAsynchronously();
        TaskRef<String> plain = tasks.submit(Sleepers::sleep);

        assertThat(asynchronous.await().atMost(GUARD)).isEqualTo("I hate event loops");
        assertThat(plain.result(GUARD)).isEqualTo("I like decorators");
    }

    @Test
    void e13_tenPlainMethodsThatBlockAreAllInTheirBodyAtOnce() {
        assertThat(blockAtOnce(10)).hasSize(10).containsOnly("Run in parallel!");
    }

    @Test
    void e13_aHundredPlainMethodsThatBlockAreAllInTheirBodyAtOnce() {
        assertThat(blockAtOnce(100)).hasSize(100).containsOnly("Run in parallel!");
    }

    private List<String> blockAtOnce(int many) {
        List<TaskRef<String>> refs =
                tasks.map(Sleepers::blockUntil, Collections.nCopies(many, new CountDownLatch(many)));
        return tasks.gather(refs).result(GUARD);
    }

    @Test
    void e14_oneStepProcessesWhatTheOtherInitiated() {
        TaskRef<Integer> initiated = sleepers.initiate(3);

        TaskRef<Integer> processed = initiated.thenTask(ref -> sleepers.process(ref.result()));

        assertThat(processed.result(GUARD)).isEqualTo(8);
    }

    @Test
    void e15_tenTasksAreContinuedAndAggregatedIntoOneMap() {
        List<TaskRef<Sleepers.Pair>> pairs =
                tasks.map(Sleepers::increment, IntStream.range(0, 10).boxed().toList());
        List<TaskRef<Sleepers.Pair>> doubled = pairs.stream()
                .<TaskRef<Sleepers.Pair>>map(pair -> pair.thenTask(ref -> sleepers.doubled(ref.result())))
                .toList();

        TaskRef<Map<Integer, Integer>> aggregated = sleepers.aggregate(doubled);

        assertThat(aggregated.result(GUARD)).hasToString("{0=2, 1=4, 2=6, 3=8, 4=10, 5=12, 6=14, 7=16, 8=18, 9=20}");
    }

    @Test
    void e16_ofAHundredProcessorBoundTasksAtMostAsManyRunAsThereAreProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        Crowd crowd = new Crowd();
        CountDownLatch release = new CountDownLatch(1);

        List<TaskRef<Thread>> refs = Stream.generate(() -> processor.compute(crowd, release))
                .limit(100)
                .toList();

        crowd.awaitInside(Math.min(processors, 100));
        assertThat(crowd.grows(processors + 1)).isFalse();
        release.countDown();
        tasks.gather(refs).result(GUARD);
        assertThat(crowd.entered()).isEqualTo(100);
        assertThat(crowd.peak()).isLessThanOrEqualTo(processors);
    }
}
