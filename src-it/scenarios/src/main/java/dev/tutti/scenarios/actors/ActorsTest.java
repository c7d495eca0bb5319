package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.MOMENT;
import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static dev.tutti.scenarios.tool.Waiting.opens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Turnstile;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an actor promises: turns, order, limits, cancellation and creation. */
public class ActorsTest {

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;

    @Inject
    Stillborn stillborn;

    @Inject
    Birth birth;

    @Test
    void a1_threeCallersThatWaitForEachOtherInsideOneActorAllGetTheBatch() {
        Batch batch = actors.of(Batch.class).create();

        List<TaskRef<List<Integer>>> calls =
                IntStream.rangeClosed(1, 3).mapToObj(item -> batch.add(item, 3)).toList();

        assertThat(tasks.gather(calls).result(GUARD))
                .containsOnly(List.of(1, 2, 3))
                .hasSize(3);
    }

    @Test
    void a1_atLimitTwoTheThirdNeverComesIn() {
        Batch batch = actors.of(Batch.class).maxConcurrency(2).create();

        List<TaskRef<List<Integer>>> calls =
                IntStream.rangeClosed(1, 3).mapToObj(item -> batch.add(item, 3)).toList();

        assertThatThrownBy(() -> tasks.gather(calls).result(MOMENT)).isInstanceOf(TaskTimeoutException.class);
        actors.kill(batch).result(GUARD);
    }

    @Test
    void aCallThatAContinuationMakesOfItsActorNeedsNoFurtherPermit() throws Exception {
        Room room = actors.of(Room.class).maxConcurrency(1).create();
        TaskRef.Promise<Room> later = TaskRef.promise();

        TaskRef<String> outer =
                room.call(() -> later.thenTask(self -> self.result().turn(() -> "entered")));
        later.complete(room);

        assertThat(outer.result(GUARD)).isEqualTo("entered");
    }

    @Test
    void a2_turnsOfPlainAndAsynchronousMethodsNeverOverlap() {
        Counter counter = actors.of(Counter.class).create();
        Turnstile turnstile = new Turnstile();

        List<TaskRef<Integer>> callers = tasks.map(
                caller -> {
                    List<Uni<Integer>> calls = new ArrayList<>();
                    for (int round = 0; round < 25; round++) {
                        counter.increment(turnstile);
                        calls.add(counter.incrementAsynchronously(turnstile));
                        counter.incrementUnwatched(turnstile);
                        counter.increment(turnstile);
                        calls.add(counter.incrementAsynchronously(turnstile));
                    }
                    calls.forEach(call -> call.await().atMost(GUARD));
                    return caller;
                },
                IntStream.range(0, 8).boxed().toList());
        tasks.gather(callers).result(GUARD);

        assertThat(counter.count().result(GUARD)).isEqualTo(1000);
        assertThat(turnstile.passed()).isEqualTo(1000);
        assertThat(turnstile.collisions()).isZero();
    }

    @Test
    void a2_continuationsAttachedInATurnNeverOverlapOtherTurns() {
        Counter counter = actors.of(Counter.class).create();
        Turnstile turnstile = new Turnstile();

        List<TaskRef<Integer>> calls = Stream.generate(() -> counter.incrementInContinuations(turnstile))
                .limit(250)
                .toList();
        tasks.gather(calls).result(GUARD);

        assertThat(counter.count().result(GUARD)).isEqualTo(1000);
        assertThat(turnstile.passed()).isEqualTo(1000);
        assertThat(turnstile.collisions()).isZero();
    }

    @Test
    void a3_atLimitOneACallEndsBeforeTheNextStartsFirstInFirstOut() {
        Room room = actors.of(Room.class).maxConcurrency(1).create();
        Recorder<String> events = new Recorder<>();

        List<TaskRef<Integer>> calls = IntStream.range(0, 10)
                .mapToObj(number -> called(room, () -> {
                    events.add("START " + number);
                    return tasks.submit(() -> number).then(end -> {
                        events.add("END " + end);
                        return end;
                    });
                }))
                .toList();
        tasks.gather(calls).result(GUARD);

        assertThat(events.events())
                .isEqualTo(IntStream.range(0, 10)
                        .boxed()
                        .flatMap(number -> Stream.of("START " + number, "END " + number))
                        .toList());
    }

    @Test
    void a4_ahundredThousandCallsUnderWayTakeNoHundredThousandThreads() throws Exception {
        Room room = actors.of(Room.class).maxConcurrency(100_000).create();
        TaskRef.Promise<Integer> last = TaskRef.promise();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger started = new AtomicInteger();

        List<TaskRef<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < 100_000; call++) {
            calls.add(room.call(() -> {
                threads.add(Thread.currentThread());
                if (started.incrementAndGet() == 100_000) {
                    last.complete(100_000);
                }
                return last;
            }));
        }

        assertThat(tasks.gather(calls).result(GUARD)).hasSize(100_000).containsOnly(100_000);
        assertThat(threads).hasSizeLessThan(1000);
    }

    @Test
    void a5_aQueuedCallThatIsCancelledNeverRuns() throws Exception {
        Room room = actors.of(Room.class).maxConcurrency(1).create();
        CountDownLatch release = new CountDownLatch(1);
        Recorder<String> ran = new Recorder<>();
        TaskRef<String> running = room.turn(() -> recorded(ran, "running", release));
        TaskRef<String> queued = room.turn(() -> recorded(ran, "queued", release));
        TaskRef<String> behind = room.turn(() -> recorded(ran, "behind", release));

        assertThat(queued.cancel()).isTrue();

        assertThat(queued.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThatThrownBy(queued::result).isInstanceOf(CancellationException.class);
        release.countDown();
        tasks.gather(List.of(running, behind)).result(GUARD);
        assertThat(ran.events()).containsExactly("running", "behind");
    }

    @Test
    void a5_aRunningCallThatIsCancelledIsInterruptedAndItsFutureEndsWhileTheBodyStillHoldsItsTurn() throws Exception {
        Room room = actors.of(Room.class).create();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        TaskRef<String> call = room.turn(() -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt(); // as a careful body does
            }
            openDespiteInterrupts(release);
            return "ended";
        });
        open(running);

        assertThat(call.cancel()).isTrue();

        assertThat(call.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThatThrownBy(call::result).isInstanceOf(CancellationException.class);
        open(interrupted);
        TaskRef<Boolean> after = room.turn(() -> {
            next.countDown();
            return Thread.currentThread().isInterrupted();
        });
        assertThat(opens(next)).isFalse(); // the body still has its turn
        release.countDown();
        assertThat(after.result(GUARD)).isFalse(); // the interrupt was for the other one
    }

    @Test
    void a5_aFinishedCallIsNotTouched() throws Exception {
        Room room = actors.of(Room.class).create();
        TaskRef<String> finished = room.turn(() -> "done");
        finished.result(GUARD);

        assertThat(finished.cancel()).isFalse();

        assertThat(finished.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(finished.result()).isEqualTo("done");
    }

    @Test
    void a5_aCallThatIsCancelledAfterItsTurnGivesItsPermitBack() {
        Room room = actors.of(Room.class).maxConcurrency(1).create();
        Waves first = new Waves();
        Waves second = new Waves();
        TaskRef<Void> call = TaskRef.from(room.stay(first));
        TaskRef<Void> next = TaskRef.from(room.stay(second));
        first.crowd().awaitInside(1);

        assertThat(call.cancel()).isTrue();

        second.release(1);
        next.result(GUARD);
    }

    @Test
    void a5_cancellingACallInterruptsTheTasksThatItSubmitted() throws Exception {
        Room room = actors.of(Room.class).create();
        Room other = actors.of(Room.class).create();
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        TaskRef<Object> call = room.call(() -> {
            tasks.submit(() -> {
                other.turn(() -> awaitInterrupt(running, interrupted));
                return awaitInterrupt(running, interrupted);
            });
            return TaskRef.promise();
        });
        open(running);

        assertThat(call.cancel()).isTrue();

        open(interrupted);
    }

    @Test
    void a5_theTasksThatACancelledCallSubmittedAreCancelledThoughTheirBodiesGoOn() throws Exception {
        Room room = actors.of(Room.class).create();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TaskRef.Promise<List<TaskRef<String>>> submitted = TaskRef.promise();
        TaskRef<Object> call = room.call(() -> {
            submitted.complete(List.of(tasks.submit(() -> {
                running.countDown();
                openDespiteInterrupts(release);
                return "ended";
            })));
            return TaskRef.promise();
        });
        open(running);

        assertThat(call.cancel()).isTrue();

        assertThat(submitted.result(GUARD).get(0).status()).isEqualTo(TaskRef.Status.CANCELLED);
        release.countDown();
    }

    @Test
    void a10_tenWaitAndTheEleventhIsRefusedUntilThereIsRoomAgain() {
        Room room = actors.of(Room.class).maxConcurrency(1).maxPending(10).create();
        Waves waves = new Waves();
        TaskRef<Void> running = TaskRef.from(room.stay(waves));
        List<TaskRef<Void>> waiting = Stream.generate(() -> TaskRef.<Void>from(room.stay(waves)))
                .limit(10)
                .toList();

        TaskRef<Void> eleventh = TaskRef.from(room.stay(waves));

        assertThatThrownBy(() -> eleventh.result(GUARD))
                .isExactlyInstanceOf(PendingLimitExceededException.class)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Room")
                .hasMessageContaining("10")
                .hasMessageContaining("raise maxPending");
        assertThat(running.isDone()).isFalse();
        assertThat(waiting).allSatisfy(call -> assertThat(call.isDone()).isFalse());

        waves.release(1);
        running.result(GUARD);
        waves.crowd().awaitInside(1); // the first of those that waited: there is room for one more
        TaskRef<Void> accepted = TaskRef.from(room.stay(waves));
        for (int call = 0; call < 11; call++) {
            waves.release(1);
        }
        tasks.gather(waiting).result(GUARD);
        accepted.result(GUARD);
        assertThat(waves.crowd().entered()).isEqualTo(12);
        assertThat(waves.crowd().peak()).isEqualTo(1);
    }

    @Test
    void a12_threeAreUnderWayAtLimitThree() {
        Room room = actors.of(Room.class).maxConcurrency(3).create();

        assertThat(meetAtThree(room).result(GUARD)).hasSize(3);
    }

    @Test
    void a12_threeAreNotUnderWayAtLimitTwo() {
        Room room = actors.of(Room.class).maxConcurrency(2).create();

        assertThatThrownBy(() -> meetAtThree(room).result(MOMENT)).isInstanceOf(TaskTimeoutException.class);
    }

    /** Three calls that each go on until the third has started. */
    private TaskRef<List<Object>> meetAtThree(Room room) {
        AtomicInteger started = new AtomicInteger();
        TaskRef.Promise<Object> third = TaskRef.promise();
        List<TaskRef<Object>> calls = Stream.generate(() -> called(room, () -> {
                    if (started.incrementAndGet() == 3) {
                        third.complete(3);
                    }
                    return third;
                }))
                .limit(3)
                .toList();
        return tasks.gather(calls);
    }

    @Test
    void a15_callsOfOneCallerArriveInOrder() {
        Line line = actors.of(Line.class).create();

        List<TaskRef<Integer>> calls = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            calls.add(line.take(number));
        }

        tasks.gather(calls).result(GUARD);
        assertThat(line.outOfOrder().result(GUARD)).isZero();
    }

    @Test
    void a15_callsThatWaitForAPermitArriveInOrderToo() {
        Line line = actors.of(Line.class).maxConcurrency(1).create();

        List<TaskRef<Integer>> calls = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            calls.add(line.take(number));
        }

        tasks.gather(calls).result(GUARD);
        assertThat(line.outOfOrder().result(GUARD)).isZero();
    }

    @Test
    void aMillionQueuedCallsCompleteInOrder() {
        int million = 1_000_000;
        Line line =
                actors.of(Line.class).maxConcurrency(1).maxPending(million + 1).create();
        TaskRef.Promise<Void> release = TaskRef.promise();
        TaskRef<Void> first = line.hold(release);
        for (int number = 0; number < million; number++) {
            line.take(number);
        }
        TaskRef<Integer> outOfOrder = line.outOfOrder();
        assertThat(first.isDone()).isFalse();

        release.complete(null);

        assertThat(outOfOrder.result(GUARD.multipliedBy(30))).isZero();
        assertThat(line.taken().result(GUARD)).isEqualTo(million);
    }

    @Test
    void instancesHaveStateAndLimitsOfTheirOwn() throws Exception {
        Counter one = actors.of(Counter.class).create();
        Counter two = actors.of(Counter.class).create();
        Turnstile turnstile = new Turnstile();
        one.increment(turnstile);
        one.increment(turnstile);
        two.increment(turnstile);
        assertThat(one.count().result(GUARD)).isEqualTo(2);
        assertThat(two.count().result(GUARD)).isEqualTo(1);

        Waves full = new Waves();
        Waves wide = new Waves();
        Room narrow = actors.of(Room.class).maxConcurrency(1).create();
        Room broad = actors.of(Room.class).maxConcurrency(5).create();
        List<Uni<Void>> calls = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            calls.add(narrow.stay(full));
            calls.add(broad.stay(wide));
        }
        wide.release(5);
        for (int call = 0; call < 5; call++) {
            full.release(1);
        }
        assertThat(calls).allSatisfy(call -> call.await().atMost(GUARD));
        assertThat(full.crowd().peak()).isEqualTo(1);
        assertThat(wide.crowd().peak()).isEqualTo(5);
    }

    @Test
    void aPlainMethodIsATurnThatItsCallerWaitsFor() throws Exception {
        Room room = actors.of(Room.class).create();
        Thread caller = Thread.currentThread();

        Thread ran = room.plain(Thread::currentThread);

        assertThat(ran).isNotSameAs(caller);
        assertThatThrownBy(() -> room.plain(() -> {
                    throw new IOException("no");
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void anExceptionInPostConstructReachesEveryCaller() {
        List<TaskRef<String>> calls =
                Stream.generate(() -> stillborn.answer()).limit(3).toList();

        assertThat(calls)
                .allSatisfy(
                        call -> assertThatThrownBy(() -> call.result(GUARD)).hasStackTraceContaining("no database"));
        assertThatThrownBy(() -> stillborn.plain())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("no database");
        assertThatThrownBy(() -> actors.of(Stillborn.class).create().answer().result(GUARD))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no database")
                .hasStackTraceContaining("no database");
    }

    @Test
    void anInjectedActorIsConstructedOnAWorkerAndNotOnItsCallersThread() {
        assertThat(birth.threads().result(GUARD)).hasSize(3).doesNotContain(Thread.currentThread());
    }

    @Test
    void anInstanceOfOnesOwnIsConstructedOnAWorkerAndNotOnItsCallersThread() {
        assertThat(actors.of(Birth.class).create().threads().result(GUARD))
                .hasSize(3)
                .doesNotContain(Thread.currentThread());
        assertThat(actors.of(Birth.class).create().threadsPlainly()).hasSize(3).doesNotContain(Thread.currentThread());
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> actors.of(Room.class).maxConcurrency(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxConcurrency must be 1 or more, was 0");
        assertThatThrownBy(() -> actors.of(Room.class).maxPending(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxPending must be 1 or more, was -1");
        assertThatThrownBy(() -> actors.of(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("@Actor");
    }

    private static <T> TaskRef<T> called(Room room, Callable<TaskRef<T>> body) {
        try {
            return room.call(body);
        } catch (Exception e) {
            throw new AssertionError("A call of an actor fails in its future only", e);
        }
    }

    private static String recorded(Recorder<String> ran, String call, CountDownLatch release) {
        ran.add(call);
        open(release);
        return call;
    }

    private static String awaitInterrupt(CountDownLatch running, CountDownLatch interrupted)
            throws InterruptedException {
        running.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody opens this latch");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }
}
