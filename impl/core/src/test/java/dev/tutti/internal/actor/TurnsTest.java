package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TurnsTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();
    private int unguarded; // only touched in turns

    @Test
    void fieldsNeedNoLocks() throws Exception {
        TestActor actor = tutti.actor();
        List<Thread> callers = new ArrayList<>();
        List<Ref<Object>> calls = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread caller = new Thread(() -> {
                for (int i = 0; i < 1000; i++) {
                    Ref<Object> call = actor.turn(() -> unguarded++);
                    synchronized (calls) {
                        calls.add(call);
                    }
                }
            });
            caller.start();
            callers.add(caller);
        }

        for (Thread caller : callers) {
            caller.join();
        }
        calls.forEach(TaskRef::result);

        assertThat(actor.turn(() -> unguarded).result()).isEqualTo(8000);
    }

    @Test
    void callsOfOneCallerStartInTheOrderInWhichTheyWereMade() throws Exception {
        TestActor actor = tutti.actor(3, 1000);

        for (int i = 0; i < 100; i++) {
            int number = i;
            actor.turn(() -> {
                recorder.add(number);
                return TaskRef.of(number);
            });
        }

        assertThat(recorder.await(100))
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void everyCallStartsBeforeTheFirstThatWaitsAsynchronouslyEnds() {
        TestActor actor = tutti.actor();
        TaskRef.Promise<String> awaited = TaskRef.promise();
        AtomicInteger started = new AtomicInteger();

        List<Ref<Object>> calls = IntStream.range(0, 50)
                .mapToObj(i -> actor.turn(() -> {
                    if (started.incrementAndGet() == 50) {
                        awaited.complete("all have started");
                    }
                    return awaited;
                }))
                .toList();

        assertThat(calls.stream().map(TaskRef::result)).containsOnly("all have started");
    }

    @Test
    void limitedCallsAreUnderWayAsManyAtOnceAsTheLimit() throws Exception {
        TestActor actor = tutti.actor(10, 1000);
        List<CompletableFuture<String>> inner = IntStream.range(0, 50)
                .mapToObj(i -> new CompletableFuture<String>())
                .toList();
        List<Ref<Object>> calls = IntStream.range(0, 50)
                .mapToObj(i -> actor.turn(() -> {
                    recorder.add(i);
                    return inner.get(i);
                }))
                .toList();

        for (int wave = 0; wave < 5; wave++) {
            recorder.await((wave + 1) * 10);
            for (int i = wave * 10; i < (wave + 1) * 10; i++) {
                assertThat(recorder.events()).as("begun when %d have ended", i).hasSizeLessThanOrEqualTo(i + 10);
                inner.get(i).complete("done");
            }
        }

        assertThat(calls.stream().map(TaskRef::result)).containsOnly("done");
    }

    @Test
    void acceptsTenWaitingAtALimitOfTenRefusesTheEleventhAndRecovers() throws Exception {
        TestActor actor = tutti.actor(1, 10);
        CompletableFuture<String> inner = new CompletableFuture<>();
        Ref<?> first = actor.turn(() -> inner);
        List<Ref<Object>> ten =
                IntStream.range(0, 10).mapToObj(i -> actor.turn(() -> i)).toList();

        Ref<?> eleventh = actor.turn(() -> 11);
        inner.complete("go");
        first.result();
        ten.forEach(TaskRef::result);
        Ref<?> later = actor.turn(() -> 12);

        assertThatThrownBy(eleventh::result)
                .isInstanceOf(PendingLimitExceededException.class)
                .hasMessageContainingAll("Actor Test", "1 running", "10 waiting");
        assertThat(later.result()).isEqualTo(12);
    }

    @Test
    void failureInTheConstructorReachesEveryCaller() {
        IllegalStateException failure = new IllegalStateException("no database");
        Function<Receiver, Life> life = Life.of(
                () -> {
                    recorder.add("constructed");
                    throw failure;
                },
                state -> {});
        Cell cell = TestActor.cell(tutti.engine(), "Broken", life, Capacity.of(10, 10));

        Ref<?> first = cell.call("turn", "", state -> "done");
        Ref<?> second = cell.call("turn", "", state -> "done");

        assertThatThrownBy(first::result).isSameAs(failure);
        assertThatThrownBy(second::result).isSameAs(failure);
        assertThat(recorder.events()).containsExactly("constructed");
    }

    @Test
    void objectIsMadeOnAWorkerAtTheFirstCallAndDestroyedAtTheEnd() {
        Function<Receiver, Life> life = Life.of(
                () -> {
                    recorder.add("made on " + Thread.currentThread().getName().replaceAll("-\\d+$", ""));
                    return new Object();
                },
                state -> recorder.add("destroyed"));
        Roster roster = new Roster(tutti.engine());
        Cell cell = TestActor.cell(roster, "Test", life, Plan.of(Capacity.of(10, 10)));

        List<Object> before = recorder.events();
        cell.call("turn", "", state -> "done").result();
        roster.retire(Duration.ofSeconds(20));

        assertThat(before).isEmpty();
        assertThat(recorder.events()).containsExactly("made on tutti-worker", "destroyed");
    }

    @Test
    void millionCallsBehindOnePermitCompleteInOrder() throws Exception {
        int many = 1_000_000;
        TestActor actor = tutti.actor(1, many);
        CompletableFuture<String> inner = new CompletableFuture<>();
        CountDownLatch done = new CountDownLatch(many);
        AtomicInteger disorder = new AtomicInteger();
        actor.turn(() -> inner);
        for (int i = 0; i < many; i++) {
            int number = i;
            actor.turn(() -> {
                if (unguarded++ != number) {
                    disorder.incrementAndGet();
                }
                done.countDown();
                return null;
            });
        }

        inner.complete("go");
        boolean all = done.await(100, TimeUnit.SECONDS);

        assertThat(all).as("open: %d", done.getCount()).isTrue();
        assertThat(disorder).hasValue(0);
    }

    @Test
    void endlessTurnsLeaveTheThreadToOthersNowAndThen() throws Exception {
        Turns turns = new Turns("busy", tutti.engine().loop());
        AtomicBoolean stop = new AtomicBoolean();
        turns.execute(new Endless(turns, stop));

        Ref<String> other = tutti.call(tutti.engine().loop(), () -> {
            stop.set(true);
            return "had its chance";
        });

        assertThat(other.result()).isEqualTo("had its chance");
    }

    /** A turn that is followed by itself. */
    private record Endless(Turns turns, AtomicBoolean stop) implements Work {

        @Override
        public void run() {
            if (!stop.get()) {
                turns.execute(this);
            }
        }

        @Override
        public void reject(RejectedExecutionException why) {}
    }

    static Stream<Arguments> continuations() {
        return Stream.of(
                continuation(
                        "then",
                        (ref, run) -> ref.then(value -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "thenTask",
                        (ref, run) -> ref.thenTask(done -> {
                            run.run();
                            return done;
                        })),
                continuation(
                        "thenApply",
                        (ref, run) -> ref.thenApply(value -> {
                            run.run();
                            return value;
                        })),
                continuation("thenAccept", (ref, run) -> ref.thenAccept(value -> run.run())),
                continuation("thenRun", TaskRef::thenRun),
                continuation(
                        "thenCompose",
                        (ref, run) -> ref.thenCompose(value -> {
                            run.run();
                            return CompletableFuture.completedFuture(value);
                        })),
                continuation(
                        "thenCombine",
                        (ref, run) -> ref.thenCombine(TaskRef.of("x"), (value, x) -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "thenApplyAsync",
                        (ref, run) -> ref.thenApplyAsync(value -> {
                            run.run();
                            return value;
                        })),
                continuation("whenComplete", (ref, run) -> ref.whenComplete((value, failure) -> run.run())),
                continuation(
                        "handle",
                        (ref, run) -> ref.handle((value, failure) -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "handle of a handle",
                        (ref, run) -> ref.handle((value, failure) -> value).handle((value, failure) -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "uni().map",
                        (ref, run) -> ref.uni()
                                .map(value -> {
                                    run.run();
                                    return value;
                                })
                                .subscribe()
                                .with(value -> {})),
                continuation(
                        "uni().chain",
                        (ref, run) ->
                                ref.uni().chain(value -> ref.uni()).subscribe().with(value -> run.run())));
    }

    private static Arguments continuation(String name, BiConsumer<TaskRef<String>, Runnable> attach) {
        return arguments(name, attach);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuations")
    void continuationAttachedInATurnComesHome(String name, BiConsumer<TaskRef<String>, Runnable> attach)
            throws Exception {
        TestActor actor = tutti.actor();
        TaskRef.Promise<String> promise = TaskRef.promise();
        actor.turn(() -> {
                    attach.accept(promise, () -> recorder.add("continued"));
                    return null;
                })
                .result();
        actor.turn(() -> {
            barrier.pass();
            recorder.add("turn ended");
            return null;
        });
        barrier.awaitArrivals(1);

        promise.complete("value");
        barrier.open();

        assertThat(recorder.await(2)).containsExactly("turn ended", "continued");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuations")
    void continuationsNeverOverlapTurns(String name, BiConsumer<TaskRef<String>, Runnable> attach) throws Exception {
        int rounds = 500;
        TestActor actor = tutti.actor();
        Runnable inTurn = () -> {
            unguarded++;
            recorder.add("continued");
        };

        for (int i = 0; i < rounds; i++) {
            TaskRef.Promise<String> promise = TaskRef.promise();
            actor.turn(() -> {
                attach.accept(promise, inTurn);
                return unguarded++;
            });
            tutti.call(tutti.engine().workers(), () -> promise.complete("value"));
        }
        recorder.await(rounds);

        assertThat(actor.turn(() -> unguarded).result()).isEqualTo(2 * rounds);
    }

    @Test
    void turnThatWaitsForAnotherOfItsActorIsRefusedNotHung() {
        TestActor actor = tutti.actor();

        Ref<?> call = actor.turn(() -> actor.turn(() -> "inner").result());

        assertThatThrownBy(call::result).isInstanceOf(BlockingNotAllowedException.class);
    }
}
