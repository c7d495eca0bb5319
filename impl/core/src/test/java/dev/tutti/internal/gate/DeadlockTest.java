package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.DeadlockException;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Scarce;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Waits;
import dev.tutti.internal.ref.Prerequisites;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of different chains that wait for each other. */
class DeadlockTest {

    private static final Duration GUARD = Duration.ofSeconds(60);
    private static final int DEPTH = Runtime.version().feature() < 21 ? 50 : 1000;

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Barrier barrier = new Barrier();

    @AfterEach
    void nothingIsKeptOfThoseThatWaited() {
        until(() -> tutti.engine().waits().isEmpty()); // the last of them may be on its way out of its wait
    }

    // ---- what is found

    @Test
    void oneOfTwoThatWaitForEachOthersPermitsIsToldAndTheOtherGoesOn() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        Gate b = tutti.gate("B.n", 1);
        Ref<String> first = holding("A.m", a, () -> value("B.n", b).result());
        Ref<String> second = holding("B.n", b, () -> value("A.m", a).result());
        barrier.awaitArrivals(2);

        barrier.open();

        List<Throwable> failures = Stream.of(first, second)
                .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                .filter(failure -> failure != null)
                .toList();
        assertThat(failures).singleElement().isInstanceOf(DeadlockException.class);
        assertThat(a.free()).isEqualTo(1);
        assertThat(b.free()).isEqualTo(1);
    }

    @Test
    void messageHasTheCycleAndTheLimitsAndWhatToDo() throws Exception {
        Gate a = tutti.gate("A", 1);
        Gate b = tutti.gate("B", 1);
        Ref<String> first = holding("A.m", a, () -> value("B.k", b).result());
        Ref<Throwable> second = holding("B.n", b, () -> {
            until(() -> !tutti.engine().waits().isEmpty());
            return catchThrowable(value("A.j", a)::result);
        });
        barrier.awaitArrivals(2);

        barrier.open();

        assertThat(second.result(GUARD))
                .hasMessage("Deadlock: B.n -> A.j -> A.m -> B.k, each waits for the next one for ever."
                        + " In the way: maxConcurrency = 1 of A and maxConcurrency = 1 of B."
                        + " What helps: raise maxConcurrency, or call in one direction only");
        assertThat(first.result(GUARD)).isEqualTo("B.k");
    }

    @Test
    void cycleBeginsWithAHolderAndEndsWithWhoQueuesForIt() throws Exception {
        Gate a = tutti.gate("A", 1);
        AtomicReference<Ref<String>> second = new AtomicReference<>();
        Ref<String> first = holding("A.m", a, () -> second.get().result());
        second.set(holding("B.n", tutti.engine().at(tutti.engine().workers()), () -> {
            until(() -> !tutti.engine().waits().isEmpty());
            return told("A.k", a).result();
        }));
        barrier.awaitArrivals(2);

        barrier.open();

        assertThatThrownBy(() -> first.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("Deadlock: A.m -> B.n -> A.k, each");
    }

    @Test
    void ringOfThreeIsFound() throws Exception {
        List<Gate> gates = List.of(tutti.gate("A.m", 1), tutti.gate("B.m", 1), tutti.gate("C.m", 1));
        List<Ref<String>> ring = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Gate next = gates.get((i + 1) % 3);
            String name = "ABC".charAt((i + 1) % 3) + ".m";
            ring.add(holding(
                    "ABC".charAt(i) + ".m",
                    gates.get(i),
                    () -> value(name, next).result()));
        }
        barrier.awaitArrivals(3);

        barrier.open();

        List<Throwable> failures = ring.stream()
                .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                .filter(failure -> failure != null)
                .toList();
        assertThat(failures)
                .singleElement()
                .isInstanceOf(DeadlockException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .containsPattern("A.m -> B.m -> C.m -> A.m|B.m -> C.m -> A.m -> B.m|C.m -> A.m -> B.m -> C.m");
    }

    @Test
    void limitOfTwoIsInTheWayOnceItsLastPermitIsHeldByOneThatWaitsForItToo() throws Exception {
        Gate a = tutti.gate("A.m", 2);
        Ref<Throwable> second = holding("A.m", a, () -> catchThrowable(told("A.m", a)::result));
        barrier.awaitArrivals(1);
        Ref<String> first = tutti.call("A.m", a, () -> throughAnotherChain(a));
        until(() -> a.waiting() == 1 && !tutti.engine().waits().isEmpty());
        boolean waits = !first.isDone();

        barrier.open();

        assertThat(waits).isTrue();
        assertThat(second.result(GUARD)).isInstanceOf(DeadlockException.class).hasMessageContaining("= 2 of A.m");
        assertThat(first.result(GUARD)).isEqualTo("A.m");
    }

    private String throughAnotherChain(Gate gate) {
        return told(
                        "other",
                        tutti.engine().at(tutti.engine().workers()),
                        () -> told("A.m", gate).result())
                .result();
    }

    @Test
    void bothPermitsOfALimitOfTwoHeldByThoseThatWaitForAThirdIsFound() throws Exception {
        Gate a = tutti.gate("A.m", 2);
        Ref<String> first = holding("A.m", a, () -> told("A.m", a).result());
        Ref<String> second = holding("A.m", a, () -> told("A.m", a).result());
        barrier.awaitArrivals(2);

        barrier.open();

        List<Throwable> failures = Stream.of(first, second)
                .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                .filter(failure -> failure != null)
                .toList();
        assertThat(failures)
                .singleElement()
                .isInstanceOf(DeadlockException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("Deadlock: A.m -> A.m, each", "maxConcurrency = 2 of A.m");
    }

    @Test
    void actorsWhoseTurnsMayWaitAreFoundLikeOthers() throws Exception {
        TestActor a = tutti.actor(1, 10);
        TestActor b = tutti.actor(1, 10);
        Ref<String> first = a.turn(() -> {
            barrier.pass();
            return b.turn(() -> "b").result();
        });
        Ref<String> second = b.turn(() -> {
            barrier.pass();
            return a.turn(() -> "a").result();
        });
        barrier.awaitArrivals(2);

        barrier.open();

        Stream<Throwable> failures = Stream.of(first, second)
                .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                .filter(failure -> failure != null);
        if (Runtime.version().feature() < 21) {
            assertThat(failures).hasSize(2).hasOnlyElementsOfType(BlockingNotAllowedException.class);
        } else {
            assertThat(failures)
                    .singleElement()
                    .isInstanceOf(DeadlockException.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("Deadlock: Test.turn -> Test.turn -> Test.turn", "maxConcurrency = 1 of Actor Test");
        }
    }

    @Test
    void callThatWaitsForItselfIsFound() throws Exception {
        AtomicReference<Ref<String>> own = new AtomicReference<>();
        own.set(holding(
                "A.m",
                tutti.engine().at(tutti.engine().workers()),
                () -> own.get().result()));
        barrier.awaitArrivals(1);

        barrier.open();

        assertThatThrownBy(() -> own.get().result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessage("Deadlock: A.m -> A.m, each waits for the next one for ever."
                        + " What helps: compose with then(...) or uni() instead of waiting");
    }

    @Test
    void childThatWaitsForAnAncestorThatWaitsForItIsFound() throws Exception {
        Strategy free = tutti.engine().at(tutti.engine().workers());
        AtomicReference<Ref<String>> parent = new AtomicReference<>();
        parent.set(holding(
                "A.m",
                free,
                () -> tutti.call("B.n", free, () -> parent.get().result()).result() + ""));
        barrier.awaitArrivals(1);

        barrier.open();

        assertThatThrownBy(() -> parent.get().result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("A.m")
                .hasMessageContaining("B.n");
    }

    @Test
    void childMayWaitForAnAncestorThatDoesNotWaitForIt() throws Exception {
        Strategy free = tutti.engine().at(tutti.engine().workers());
        AtomicReference<Ref<Object>> parent = new AtomicReference<>();
        AtomicReference<Ref<Object>> child = new AtomicReference<>();
        parent.set(holding("A.m", free, () -> {
            child.set(tutti.call("B.n", free, () -> parent.get().result()));
            until(() -> !tutti.engine().waits().isEmpty());
            return "value";
        }));
        barrier.awaitArrivals(1);

        barrier.open();

        parent.get().result(GUARD);
        assertThat(child.get().result(GUARD)).isEqualTo("value");
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("get()", (tutti, ref) -> ref.get()),
                new Way("join()", (tutti, ref) -> ref.join()),
                new Way("then", (tutti, ref) -> ref.then(x -> x).result()),
                new Way("thenTask", (tutti, ref) -> ref.thenTask(r -> r).result()),
                new Way("thenApply", (tutti, ref) -> ref.thenApply(x -> x).get()),
                new Way(
                        "thenCompose",
                        (tutti, ref) -> ref.thenCompose(TaskRef::of).get()),
                new Way(
                        "thenCombine",
                        (tutti, ref) -> TaskRef.of("other")
                                .toCompletableFuture()
                                .thenCombine(ref, (x, y) -> y)
                                .get()),
                new Way(
                        "gather",
                        (tutti, ref) -> tutti.tasks()
                                .gather(List.of(TaskRef.of("other"), ref))
                                .result()
                                .get(1)),
                new Way("from(uni)", (tutti, ref) -> TaskRef.from(ref.uni()).result()),
                new Way(
                        "thenTask that returns it",
                        (tutti, ref) -> TaskRef.of("x").thenTask(r -> ref).result()),
                new Way(
                        "task that returns its Uni",
                        (tutti, ref) -> tutti.<String>call(
                                        "again",
                                        tutti.engine().at(tutti.engine().workers()),
                                        () -> ref.uni())
                                .result()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isFoundThrough(Way way) throws Exception {
        Gate a = tutti.gate("A.m", 1);
        Ref<String> first = holding("A.m", a, () -> way.how.on(tutti, told("A.m", a)));
        barrier.awaitArrivals(1);

        barrier.open();

        Throwable failure = catchThrowable(() -> first.result(GUARD));
        assertThat(Stream.iterate(failure, e -> e != null, Throwable::getCause))
                .last()
                .isInstanceOf(DeadlockException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("Deadlock: A.m -> ")
                .contains("-> A.m, each")
                .contains("maxConcurrency = 1 of A.m");
    }

    @Test
    void oneOfTwoThatReturnEachOthersFuturesIsToldAndTheOtherGoesOn() throws Exception {
        Gate a = tutti.gate("A", 1);
        Gate b = tutti.gate("B", 1);
        Ref<String> first = holding("A.m", a, () -> told("B.k", b));
        Ref<String> second = holding("B.n", b, () -> told("A.j", a));
        barrier.awaitArrivals(2);

        barrier.open();

        List<Throwable> failures = Stream.of(first, second)
                .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                .filter(failure -> failure != null)
                .toList();
        assertThat(failures)
                .singleElement()
                .isInstanceOf(DeadlockException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .containsPattern("A.m -> B.k -> B.n -> A.j|B.n -> A.j -> A.m -> B.k")
                .contains("maxConcurrency = 1 of A", "maxConcurrency = 1 of B");
        until(() -> a.free() == 1 && b.free() == 1);
    }

    @Test
    void onlyOneOfTwoThatReturnEachOthersFuturesAtTheSameInstantIsTold() {
        for (int time = 0; time < 500; time++) {
            Gate a = tutti.gate("A", 1);
            Gate b = tutti.gate("B", 1);
            CyclicBarrier both = new CyclicBarrier(2);
            Ref<String> first = tutti.call("A.m", a, () -> atOnce(both, () -> told("B.k", b)));
            Ref<String> second = tutti.call("B.n", b, () -> atOnce(both, () -> told("A.j", a)));

            assertThat(Stream.of(first, second)
                            .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                            .filter(failure -> failure != null))
                    .singleElement()
                    .isInstanceOf(DeadlockException.class);
        }
    }

    /** What the other gives, when both have come to that. */
    private static Object atOnce(CyclicBarrier both, Callable<?> gives) throws Exception {
        both.await(60, TimeUnit.SECONDS);
        Object given = gives.call();
        both.await(60, TimeUnit.SECONDS);
        return given;
    }

    @Test
    void oneOfTwoOfWhichOneWaitsAndTheOtherReturnsIsTold() throws Exception {
        Gate a = tutti.gate("A", 1);
        Gate b = tutti.gate("B", 1);
        Ref<String> first = holding("A.m", a, () -> told("B.k", b).then(x -> x));
        Ref<String> second = holding("B.n", b, () -> told("A.j", a).result());
        barrier.awaitArrivals(2);

        barrier.open();

        assertThat(Stream.of(first, second)
                        .map(ref -> catchThrowable(() -> ref.result(GUARD)))
                        .filter(failure -> failure != null))
                .singleElement()
                .isInstanceOf(DeadlockException.class);
    }

    static Stream<Way> futures() {
        return Stream.of(
                new Way("the reference", (tutti, ref) -> ref),
                new Way("its Uni", (tutti, ref) -> ref.uni()),
                new Way("then", (tutti, ref) -> ref.then(x -> x)),
                new Way("thenTask", (tutti, ref) -> ref.thenTask(r -> r)),
                new Way("thenApply", (tutti, ref) -> ref.thenApply(x -> x)),
                new Way(
                        "thenCombine",
                        (tutti, ref) ->
                                TaskRef.of("other").toCompletableFuture().thenCombine(ref, (x, y) -> y)),
                new Way("gather", (tutti, ref) -> tutti.tasks().gather(List.of(TaskRef.of("other"), ref))),
                new Way(
                        "thenTask that returns it",
                        (tutti, ref) -> TaskRef.of("x").thenTask(r -> ref)),
                new Way("task that returns it", (tutti, ref) -> tutti.tasks().submit(() -> ref)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("futures")
    void callThatReturnsWhatQueuesForItsPermitFailsAtOnce(Way way) {
        Gate a = tutti.gate("A.m", 1);

        Ref<Object> call = tutti.call("A.m", a, () -> way.how.on(tutti, told("A.k", a)));

        assertThatThrownBy(() -> call.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("A.m", "A.k", "maxConcurrency = 1 of A.m");
        until(() -> a.free() == 1);
    }

    @Test
    void ringOfThreeThatReturnIsFoundWhenTheLastPermitIsTaken() throws Exception {
        List<Gate> gates = List.of(tutti.gate("A", 2), tutti.gate("B", 1), tutti.gate("C", 1));
        TaskRef.Promise<String> other = TaskRef.promise();
        Ref<String> holds = tutti.call("A.other", gates.get(0), () -> other); // in the way, but goes on by itself
        List<Ref<String>> ring = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Gate next = gates.get((i + 1) % 3);
            String name = "ABC".charAt((i + 1) % 3) + ".k";
            ring.add(holding("ABC".charAt(i) + ".m", gates.get(i), () -> told(name, next)));
        }
        barrier.awaitArrivals(3);
        barrier.open();
        until(() -> gates.stream().allMatch(gate -> gate.waiting() == 1));
        boolean told = ring.stream().anyMatch(Ref::isDone);

        other.complete("value");

        assertThat(told).isFalse();
        assertThat(holds.result(GUARD)).isEqualTo("value");
        assertThat(ring).allSatisfy(ref -> assertThat(ref.result(GUARD)).endsWith(".k"));
    }

    @Test
    void queuedCallWhoseGateIsHeldByThoseThatSleepIsNoDeadlock() {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<String> signal = TaskRef.promise();
        Ref<String> sleeps = tutti.call("A.m", a, () -> signal.then(x -> x));
        Ref<String> waits = told("A.m", a);
        Ref<String> returns = tutti.call("B.n", tutti.engine().at(tutti.engine().workers()), () -> waits.then(x -> x));
        Ref<String> again = told("B.k", tutti.engine().at(tutti.engine().workers()), () -> returns);
        until(() -> again.status() == TaskRef.Status.RUNNING);

        signal.complete("now");

        assertThat(again.result(GUARD)).isEqualTo("A.m");
        assertThat(sleeps.result(GUARD)).isEqualTo("now");
    }

    @Test
    void futureThatATimerCompletesIsInNoCycle() {
        Gate a = tutti.gate("A.m", 1);

        Ref<String> call = tutti.call(
                "A.m",
                a,
                () -> told("A.k", a).toCompletableFuture().completeOnTimeout("late", 20, TimeUnit.MILLISECONDS));

        assertThat(call.result(GUARD)).isEqualTo("late");
    }

    @Test
    void callThatQueuesWhereWhoWaitsForItHoldsThePermitIsRefused() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<String> needed = TaskRef.promise();
        Ref<String> later = keptBack("A.k", a, needed);
        Ref<String> first = holding("A.m", a, later::result);
        barrier.awaitArrivals(1);
        barrier.open();
        until(() -> !tutti.engine().waits().isEmpty());

        needed.complete("now");

        assertThatThrownBy(() -> first.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("Deadlock: A.m -> A.k, each");
        assertThat(later.isCompletedExceptionally()).isTrue();
        assertThat(a.waiting()).isZero();
    }

    @Test
    void callThatReturnsWhatQueuesWhereWhoWaitsForItHoldsThePermitFails() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<String> needed = TaskRef.promise();
        TaskRef<String> later = needed.thenTask(r -> told("A.k", a));
        Ref<String> first = holding("A.m", a, later::result);
        barrier.awaitArrivals(1);
        barrier.open();
        until(() -> !tutti.engine().waits().isEmpty());

        needed.complete("now");

        assertThatThrownBy(() -> first.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("Deadlock: A.m -> promise.thenTask -> A.k, each");
    }

    @Test
    void callThatQueuesThoughItHoldsAnotherPermitClosesACycle() throws Exception {
        Gate inner = tutti.gate("inner", 1);
        Gate outer = new Gate("outer", Capacity.of(1, 100), inner);
        AtomicReference<Ref<String>> queued = new AtomicReference<>();
        Ref<String> first = holding("A.m", inner, () -> {
            until(() -> inner.waiting() == 1);
            queued.set(told("C.k", outer));
            return queued.get().result();
        });
        barrier.awaitArrivals(1);
        Ref<String> second = tutti.call("B.n", outer, () -> "second");

        barrier.open();

        assertThatThrownBy(() -> first.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("A.m -> C.k -> B.n", "1 of outer", "1 of inner");
        assertThat(second.result(GUARD)).isEqualTo("second");
        assertThat(queued.get().result(GUARD)).isEqualTo("C.k");
    }

    @Test
    void longChainThatClosesIsFound() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        Ref<String> first = holding("A.m", a, () -> deep(DEPTH, a));
        barrier.awaitArrivals(1);

        barrier.open();

        assertThatThrownBy(() -> first.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("level " + DEPTH + " -> ", " more) -> ", "level 1 -> A.m");
    }

    private String deep(int levels, Gate last) {
        return levels == 0
                ? told("A.m", last).result()
                : told("level " + levels, tutti.engine().at(tutti.engine().workers()), () -> deep(levels - 1, last))
                        .result();
    }

    // ---- what is none

    @Test
    void permitThatSomebodyHoldsWhoRunsIsWaitedFor() throws Exception {
        Gate a = tutti.gate("A.m", 2);
        Barrier running = new Barrier();
        Ref<Object> runs = tutti.call("A.m", a, () -> {
            running.pass();
            return null;
        });
        running.awaitArrivals(1);
        // Several that wait, and share one permit.
        Ref<String> first = tutti.call(
                "A.m",
                a,
                () -> tutti.<String>call("A.m", a, () -> told("A.m", a).result())
                        .result());
        until(() -> a.waiting() == 1);

        running.open();

        assertThat(first.result(GUARD)).isEqualTo("A.m");
        runs.result(GUARD);
    }

    @Test
    void waitThatEndsByItselfIsInNoCycle() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        Ref<String> first = holding("A.m", a, () -> {
            Ref<String> told = told("A.m", a);
            Throwable late = catchThrowable(() -> told.result(Duration.ofMillis(20)));
            return late.getClass().getSimpleName();
        });
        barrier.awaitArrivals(1);
        Ref<String> second = holding("B.n", tutti.engine().at(tutti.engine().workers()), first::result);

        barrier.open();

        assertThat(first.result(GUARD)).isEqualTo("TaskTimeoutException");
        assertThat(second.result(GUARD)).isEqualTo("TaskTimeoutException");
    }

    @Test
    void oneOfTwoSourcesIsEnough() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<String> other = TaskRef.promise();
        Ref<String> first = holding(
                "A.m", a, () -> told("A.m", a).applyToEither(other, x -> x).get());
        barrier.awaitArrivals(1);
        barrier.open();
        until(() -> !tutti.engine().waits().isEmpty());

        other.complete("other");

        assertThat(first.result(GUARD)).isEqualTo("other");
    }

    @Test
    void waitThatAnInterruptEndsIsInNoCycle() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Ref<String> first = holding("A.m", a, () -> {
            Ref<String> told = told("A.m", a);
            Call.current().cancel(true);
            thrown.set(catchThrowable(told::result));
            return "first";
        });
        Ref<Object> last = tutti.call("last", a, () -> null);
        barrier.awaitArrivals(1);

        barrier.open();

        last.result(GUARD);
        assertThat(thrown.get()).isInstanceOf(TaskInterruptedException.class);
        assertThatThrownBy(() -> first.result(GUARD)).isInstanceOf(CancellationException.class);
    }

    static Stream<Way> stubborn() {
        return Stream.of(
                new Way("join()", (tutti, ref) -> {
                    Call.current().cancel(true);
                    return ref.join();
                }),
                new Way("result() after the interrupt was swallowed", (tutti, ref) -> {
                    Call.current().cancel(true);
                    Thread.interrupted();
                    return ref.result();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stubborn")
    void isFoundThoughTheCallIsCancelledWhereNoInterruptEndsTheWait(Way way) throws Exception {
        Gate a = tutti.gate("A.m", 1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Ref<String> first = holding("A.m", a, () -> {
            thrown.set(catchThrowable(() -> way.how.on(tutti, told("A.m", a))));
            return "first";
        });
        Ref<Object> last = tutti.call("last", a, () -> null);
        barrier.awaitArrivals(1);

        barrier.open();

        last.result(GUARD);
        assertThat(thrown.get()).isInstanceOf(DeadlockException.class);
        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void waitInAContinuationIsNotThatOfWhoAttachedIt() throws Exception {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<String> promise = TaskRef.promise();
        AtomicReference<Ref<String>> queued = new AtomicReference<>();
        AtomicReference<CompletableFuture<String>> continued = new AtomicReference<>();
        Ref<String> first = tutti.call("A.m", a, () -> {
            continued.set(
                    promise.toCompletableFuture().thenApply(x -> queued.get().join()));
            barrier.pass();
            return "first";
        });
        barrier.awaitArrivals(1);
        queued.set(told("A.m", a));
        Thread completing = new Thread(() -> promise.complete("now"));
        completing.setDaemon(true);
        completing.start();
        until(() -> continued.get().isDone() || completing.getState() == Thread.State.WAITING);

        barrier.open();

        assertThat(continued.get().get(60, TimeUnit.SECONDS)).isEqualTo("A.m");
        first.result(GUARD);
    }

    @Test
    void taskWhoseTimeIsLimitedIsInNoCycle() {
        Gate a = tutti.gate("A.m", 1);

        Ref<String> call = tutti.call("A.m", a, () -> limited(() -> told("A.k", a)));

        assertThatThrownBy(() -> call.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
        until(() -> a.free() == 1);
    }

    @Test
    void callOfATaskWhoseTimeIsLimitedIsInNoCycle() {
        Gate a = tutti.gate("A.m", 1);
        AtomicReference<Ref<String>> queued = new AtomicReference<>();

        TaskRef<Object> task = limited(() -> tutti.call("A.m", a, () -> {
            queued.set(told("A.k", a));
            return queued.get();
        }));

        assertThatThrownBy(() -> task.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
        until(() -> queued.get().isCancelled() && a.free() == 1); // as the future of a body that is cancelled
    }

    @Test
    void waitOfATaskWhoseTimeIsLimitedIsInNoCycle() {
        Gate a = tutti.gate("A.m", 1);
        AtomicReference<Ref<String>> queued = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();

        TaskRef<Object> task = limited(() -> tutti.call("A.m", a, () -> {
                    queued.set(told("A.k", a));
                    thrown.set(catchThrowable(queued.get()::result));
                    return "first";
                })
                .result());

        assertThatThrownBy(() -> task.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
        assertThat(queued.get().result(GUARD)).isEqualTo("A.k");
        assertThat(thrown.get()).isInstanceOf(TaskInterruptedException.class);
    }

    @Test
    void waitThatNoLimitOfTimeEndsIsFound() {
        Gate a = tutti.gate("A.m", 1);
        TaskRef.Promise<Throwable> thrown = TaskRef.promise();

        limited(() -> tutti.call(
                "A.m",
                a,
                () -> thrown.complete(catchThrowable(() -> told("A.k", a).join()))));

        assertThat(thrown.result(GUARD)).isInstanceOf(DeadlockException.class);
    }

    @Test
    void callOfAnActorThatItsDeadlineEndsIsInNoCycle() {
        Cell actor = TestActor.cell(tutti.engine(), "Test", Life.of(Object::new, state -> {}), Capacity.of(1, 100));
        AtomicReference<Ref<Object>> queued = new AtomicReference<>();

        Ref<Object> call = actor.call(
                "m",
                "",
                state -> limited(() -> {
                            queued.set(actor.tell("k", "", any -> "k"));
                            return "told";
                        })
                        .thenTask(any -> queued.get()));

        assertThatThrownBy(() -> call.result(GUARD))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("Test.k does not begin");
    }

    /** A task that is stopped after a while. */
    private TaskRef<Object> limited(Callable<?> body) {
        return tutti.tasks()
                .withOptions(options -> options.timeout(Duration.ofMillis(100)))
                .submit(body);
    }

    @Test
    void futureThatIsCompletedLaterAnywayIsInNoCycle() {
        Gate a = tutti.gate("A.m", 1);

        Ref<String> call = tutti.call(
                "A.m",
                a,
                () -> told("A.k", a)
                        .toCompletableFuture()
                        .completeAsync(() -> "late", CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)));

        assertThat(call.result(GUARD)).isEqualTo("late");
    }

    @Test
    void whoReturnsWhatQueuesBehindManyLooksAtAFewOfThem() throws Exception {
        Many many = new Many(tutti.call("A.m", tutti.engine().at(tutti.engine().workers()), () -> {
            barrier.pass();
            return null;
        }));
        barrier.awaitArrivals(1);
        AtomicReference<Ref<String>> queued = new AtomicReference<>();

        Ref<String> call = tutti.call("B.n", tutti.engine().at(tutti.engine().workers()), () -> {
            queued.set(told("A.k", many));
            return queued.get();
        });
        until(() -> many.most.get() > 0 && call.status() == TaskRef.Status.RUNNING);
        tutti.call("B.n", tutti.engine().at(tutti.engine().workers()), () -> call);
        barrier.open();

        queued.get().cancel();
        assertThatThrownBy(() -> call.result(GUARD)).isInstanceOf(CancellationException.class);
        assertThat(many.most.get()).isLessThan(100);
    }

    /** A thousand permits, all of which one holds who runs. */
    private static final class Many implements Strategy, Scarce {

        private final Ref<?> holder;
        private final AtomicInteger most = new AtomicInteger();

        Many(Ref<?> holder) {
            this.holder = holder;
        }

        @Override
        public void apply(Call call) {
            call.holds(this, call);
            Waits.queued(call);
        }

        @Override
        public List<List<Call>> tickets(int atMost) {
            int many = Math.min(1000, atMost);
            most.accumulateAndGet(many, Math::max);
            return Collections.nCopies(many, List.of(holder.call()));
        }

        @Override
        public boolean queues(Object ticket) {
            return true;
        }

        @Override
        public String limit() {
            return "maxConcurrency = 1000 of A";
        }

        @Override
        public String remedy() {
            return "raise maxConcurrency";
        }
    }

    static Stream<Way> hasty() {
        return Stream.of(
                new Way("gather", (tutti, ref) -> tutti.tasks().gather(List.of(ref, OTHER.get()))),
                new Way(
                        "gather the other way round",
                        (tutti, ref) -> tutti.tasks().gather(List.of(OTHER.get(), ref))),
                new Way(
                        "then of a gather",
                        (tutti, ref) -> tutti.tasks()
                                .gather(List.of(OTHER.get().then(x -> x), ref))
                                .then(List::size)),
                new Way("task that needs both", (tutti, ref) -> {
                    Call call = new Call("B.n", Runnable::run, () -> "value");
                    return Prerequisites.submit(
                            List.of(ref, OTHER.get()),
                            tutti.engine(),
                            Runnable::run,
                            call,
                            tutti.engine().at(tutti.engine().workers()));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hasty")
    void whatFailsWithAnotherIsInNoCycle(Way way) {
        OTHER.set(TaskRef.promise());
        Gate a = tutti.gate("A.m", 1);
        Ref<Object> call = tutti.call("A.m", a, () -> way.how.on(tutti, told("A.k", a)));
        Ref<Object> waits = tutti.call("C", tutti.engine().at(tutti.engine().workers()), () -> call.join());
        until(() -> a.waiting() == 1 && !tutti.engine().waits().isEmpty());
        boolean told = call.isDone();

        OTHER.get().fail(new IllegalStateException("the other"));

        assertThatThrownBy(() -> call.result(GUARD)).hasMessage("the other");
        assertThat(told).isFalse();
        assertThat(catchThrowable(() -> waits.result(GUARD))).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hasty")
    void whatNeedsAnotherTooIsFoundOnceThatIsThere(Way way) {
        OTHER.set(TaskRef.promise());
        Gate a = tutti.gate("A.m", 1);
        Ref<Object> call = tutti.call("A.m", a, () -> way.how.on(tutti, told("A.k", a)));
        Ref<Object> waits = tutti.call("C", tutti.engine().at(tutti.engine().workers()), () -> call.join());
        until(() -> a.waiting() == 1 && !tutti.engine().waits().isEmpty());

        OTHER.get().complete("the other");

        assertThatThrownBy(() -> call.result(GUARD))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("A.m", "A.k", "maxConcurrency = 1 of A.m");
        assertThat(catchThrowable(() -> waits.result(GUARD))).isNotNull();
    }

    // ---- tools

    /** What a way needs besides the reference. */
    private static final AtomicReference<TaskRef.Promise<String>> OTHER = new AtomicReference<>();

    /** A call that waits at the barrier before it goes on. */
    private <T> Ref<T> holding(String name, Strategy chain, Callable<?> body) {
        return tutti.call(name, chain, () -> {
            barrier.pass();
            return body.call();
        });
    }

    /** A call, as the child of whoever calls, with its name as its value. */
    private Ref<String> value(String name, Strategy chain) {
        return tutti.call(name, chain, () -> name);
    }

    /** A call of a chain of its own, with its name as its value. */
    private Ref<String> told(String name, Strategy chain) {
        return told(name, chain, () -> name);
    }

    private Ref<String> told(String name, Strategy chain, Callable<?> body) {
        AtomicReference<Ref<String>> made = new AtomicReference<>();
        Call.during(null, () -> made.set(tutti.call(name, chain, body)));
        return made.get();
    }

    private Ref<String> keptBack(String name, Strategy chain, TaskRef<?> needed) {
        Call call = new Call(name, Runnable::run, () -> "value");
        return Prerequisites.submit(List.of(needed), tutti.engine(), Runnable::run, call, chain);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + GUARD.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It has not come to that");
            }
            Thread.yield();
        }
    }

    record Way(String name, Wait how) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface Wait {
        Object on(EngineExtension tutti, Ref<String> ref) throws Exception;
    }
}
