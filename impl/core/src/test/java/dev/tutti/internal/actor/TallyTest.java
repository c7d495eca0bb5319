package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorStats;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Once all calls have ended, the figures of an actor are those of the calls made. */
class TallyTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();
    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void everyWayToEndIsCountedOnce() throws Exception {
        Cell cell = cell(2, 2);
        TaskRef.Promise<Object> future = TaskRef.promise();
        Ref<Object> done = call(cell, () -> barrier.passStubbornly());
        barrier.awaitArrivals(1);
        Ref<Object> failed = call(cell, () -> {
            throw new IllegalStateException();
        });
        Ref<Object> pending = call(cell, () -> future);
        Ref<Object> waiting = call(cell, () -> "never");
        Ref<Object> refused = call(cell, () -> "never");
        assertThat(refused).isCompletedExceptionally();
        assertCounts(cell.stats(), 1, 3, 0, 0, 0, 1);

        waiting.cancel();
        barrier.open();
        done.result(BOUND);
        assertThatThrownBy(() -> failed.result(BOUND)).isInstanceOf(IllegalStateException.class);
        call(cell, () -> "passes, after the one whose future is pending").result(BOUND);
        assertCounts(cell.stats(), 1, 0, 2, 1, 1, 1);
        pending.cancel();

        assertCounts(cell.stats(), 0, 0, 2, 1, 2, 1);
    }

    @Test
    void aBodyThatIsCancelledIsRunningUntilItEndsAndIsCancelledThenWhateverItReturns() throws Exception {
        Cell cell = cell(1, 10);
        Ref<Object> stubborn = call(cell, () -> barrier.passStubbornly());
        barrier.awaitArrivals(1);

        stubborn.cancel();
        assertCounts(cell.stats(), 1, 0, 0, 0, 0, 0);
        barrier.open();
        call(cell, () -> 1).result(BOUND);

        assertCounts(cell.stats(), 0, 0, 1, 0, 1, 0);
    }

    @Test
    void callsWithoutAnAnswerAndCallsOfTheSameChainCount() {
        Cell cell = cell(1, 1);
        cell.tell("told", "", state -> null);

        call(cell, () -> call(cell, () -> call(cell, () -> 1))).result(BOUND);

        assertCounts(cell.stats(), 0, 0, 4, 0, 0, 0);
    }

    @Test
    void aCallThatACancelledTaskMakesIsCancelled() throws Exception {
        Cell cell = cell(10, 10);
        CompletableFuture<Ref<Object>> made = new CompletableFuture<>();
        Ref<Object> maker = tutti.call(tutti.engine().workers(), () -> {
            barrier.passStubbornly();
            made.complete(call(cell, () -> 1));
            return null;
        });

        barrier.awaitArrivals(1);
        maker.cancel();
        barrier.open();

        assertThat(made).succeedsWithin(BOUND).matches(Ref::isCancelled);
        assertCounts(cell.stats(), 0, 0, 0, 0, 1, 0);
    }

    @Test
    void aKilledActorHasFailedWhatHadBegunAndRefusedTheOthers() throws Exception {
        Cell cell = cell(2, 10);
        Ref<Object> stubborn = call(cell, () -> barrier.passStubbornly());
        barrier.awaitArrivals(1);
        List<Ref<Object>> waiting =
                IntStream.range(0, 3).mapToObj(i -> call(cell, () -> i)).toList();

        TaskRef<Void> killed = cell.kill();
        call(cell, () -> "too late");
        barrier.open();
        killed.result(BOUND);

        assertThat(stubborn).isCompletedExceptionally();
        assertThat(waiting).allMatch(TaskRef::isDone);
        assertCounts(cell.stats(), 0, 0, 0, 1, 0, 4);
    }

    @Test
    void aRestartGoesOnCounting() throws Exception {
        Cell cell = cell(10, 10);
        Ref<Object> before = call(cell, () -> barrier.passStubbornly());
        barrier.awaitArrivals(1);

        TaskRef<Void> restarted = cell.restart();
        Ref<Object> after = call(cell, () -> 1);
        assertCounts(cell.stats(), 1, 1, 0, 0, 0, 0);
        barrier.open();
        restarted.result(BOUND);
        before.result(BOUND);
        after.result(BOUND);

        assertCounts(cell.stats(), 0, 0, 2, 0, 0, 0);
        assertThat(cell.stats().restarts()).isEqualTo(1);
    }

    @Test
    void callersOfAnActorThatCannotBeCreatedAreRefusedAndEachFurtherAttemptIsARestart() {
        Plan plan = new Plan(false, Capacity.of(10, 10), Map.of(), Key.none(), 2);
        Cell cell = TestActor.cell(
                new Roster(tutti.engine()),
                "Test",
                actor -> {
                    throw new IllegalStateException("stillborn");
                },
                plan);

        assertThatThrownBy(() -> call(cell, () -> 1).result(BOUND)).hasMessage("stillborn");

        assertCounts(cell.stats(), 0, 0, 0, 0, 0, 1);
        assertThat(cell.stats().restarts()).isEqualTo(2);
    }

    @Test
    void aPoolIsTheSumOfItsInstancesAndARosterHasAllThatLive() {
        Roster roster = new Roster(tutti.engine());
        Kind kind = TestActor.kind("Test", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(10, 10)));
        Receiver pool = roster.create(TestActor.pool(kind, 3), "pool");
        Receiver single = roster.create(kind, "single");
        Receiver stopped = roster.create(kind, "gone");
        stopped.stop().result(BOUND);

        List<Ref<Object>> calls =
                IntStream.range(0, 7).mapToObj(i -> call(pool, () -> i)).toList();
        calls.forEach(call -> call.result(BOUND));
        call(single, () -> 1).result(BOUND);

        assertCounts(pool.stats(), 0, 0, 7, 0, 0, 0);
        assertThat(pool.stats().name()).isEqualTo("pool");
        assertThat(pool.cells().map(cell -> cell.stats().done())).containsExactly(3L, 2L, 2L);
        assertThat(roster.stats()).extracting(ActorStats::name).containsExactly("pool", "single");
        assertThat(roster.stats()).extracting(ActorStats::done).containsExactly(7L, 1L);
    }

    @Test
    void manyCallsOfAllKindsAddUp() {
        Cell cell = cell(3, 50);
        List<Ref<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int number = i;
            Ref<Object> call = call(cell, () -> {
                recorder.add(number);
                if (number % 3 == 0) {
                    throw new IllegalStateException();
                }
                return number % 3 == 1 ? tutti.call(tutti.engine().workers(), () -> 1) : number;
            });
            calls.add(call);
            if (number % 7 == 0) {
                call.cancel();
            }
        }

        calls.forEach(
                call -> call.handle((value, failure) -> 1).toCompletableFuture().join());
        cell.stop().result(BOUND); // after those that were cancelled in their bodies

        ActorStats stats = cell.stats();
        assertThat(stats.running() + stats.waiting()).isZero();
        assertThat(stats.done() + stats.failed() + stats.cancelled() + stats.refused())
                .isEqualTo(2000);
        assertThat(stats.refused()).isPositive();
        assertThat(stats.done()).isPositive();
    }

    private Cell cell(int maxConcurrency, int maxPending) {
        return TestActor.cell(
                tutti.engine(), "Test", Life.of(Object::new, state -> {}), Capacity.of(maxConcurrency, maxPending));
    }

    private static Ref<Object> call(Receiver actor, Callable<Object> body) {
        return actor.call(Request.of("call", "", List.of(), state -> body.call()));
    }

    private static void assertCounts(
            ActorStats stats, int running, int waiting, long done, long failed, long cancelled, long refused) {
        assertThat(List.of(
                        (long) stats.running(),
                        (long) stats.waiting(),
                        stats.done(),
                        stats.failed(),
                        stats.cancelled(),
                        stats.refused()))
                .as("running, waiting, done, failed, cancelled, refused")
                .containsExactly((long) running, (long) waiting, done, failed, cancelled, refused);
    }
}
