package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.DeadlockException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of an actor, waited for by a call that it waits for itself. */
class EndsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final boolean MAY_WAIT = Runtime.version().feature() >= 21; // in a turn

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Barrier barrier = new Barrier();

    @AfterEach
    void nothingIsKeptOfThoseThatWaited() {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!tutti.engine().waits().isEmpty()) { // the last of them may be on its way out of its wait
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("the reference", (tutti, end) -> end),
                new Way("its Uni", (tutti, end) -> end.uni()),
                new Way("then", (tutti, end) -> end.then(any -> "value")),
                new Way("thenTask", (tutti, end) -> end.thenTask(any -> TaskRef.of("value"))),
                new Way("thenApply", (tutti, end) -> end.thenApply(any -> "value")),
                new Way("gather", (tutti, end) -> tutti.tasks().gather(List.of(TaskRef.of(1), end))),
                new Way(
                        "thenTask that returns it",
                        (tutti, end) -> TaskRef.of("x").thenTask(any -> end)),
                new Way("task that returns it", (tutti, end) -> tutti.tasks().submit(() -> end)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void callThatReturnsTheStopOfItsActorFailsAtOnceAndTheStopGoesOn(Way way) {
        Cell actor = actor(false);
        AtomicReference<TaskRef<Void>> stop = new AtomicReference<>();

        Ref<Object> call = actor.call("leave", "", state -> {
            stop.set(actor.stop());
            return way.how.of(tutti, stop.get());
        });

        assertTold(catchThrowable(() -> call.result(BOUND)));
        stop.get().result(BOUND);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void callThatReturnsTheRestartOfItsActorFailsAtOnceAndLaterCallsAreDone(Way way) {
        Cell actor = actor(false);

        Ref<Object> call = actor.call("leave", "", state -> way.how.of(tutti, actor.restart()));

        assertTold(catchThrowable(() -> call.result(BOUND)));
        assertThat(actor.call("later", "", state -> "done").result(BOUND)).isEqualTo("done");
    }

    @Test
    void callThatWaitsForTheStopOfItsActorIsRefusedAtOnce() {
        Cell actor = actor(true);

        Ref<Object> call = actor.call("leave", "", state -> actor.stop().result());

        assertTold(catchThrowable(() -> call.result(BOUND)));
        actor.stop().result(BOUND);
    }

    @Test
    void turnThatWaitsForTheRestartOfItsActorIsRefusedAtOnce() {
        Cell actor = actor(false);

        Ref<Object> call = actor.call("leave", "", state -> actor.restart().result());

        Throwable failure = catchThrowable(() -> call.result(BOUND));
        if (MAY_WAIT) {
            assertTold(failure);
        } else {
            assertThat(failure)
                    .isInstanceOf(BlockingNotAllowedException.class)
                    .hasMessageContainingAll("restart of actor Test", "Test.leave", "do not return it from a call");
        }
        assertThat(actor.call("later", "", state -> "done").result(BOUND)).isEqualTo("done");
    }

    @Test
    void callThatWaitsUninterruptiblyForItsOwnKillIsRefused() {
        Cell actor = actor(true);
        TaskRef.Promise<Throwable> thrown = TaskRef.promise();

        actor.call("leave", "", state -> {
            TaskRef<Void> end = actor.kill();
            return thrown.complete(
                    catchThrowable(() -> end.toCompletableFuture().join()));
        });

        assertTold(thrown.result(BOUND));
        actor.kill().result(BOUND);
    }

    @Test
    void callOfAnotherActorForWhichThatOfTheActorWaitsIsRefused() {
        Cell actor = actor(true);
        Cell other = TestActor.cell(new Roster(tutti.engine()), "Other", birth(), plan(true));

        Ref<Object> call = actor.call(
                "leave",
                "",
                state -> other.call("helps", "", any -> actor.stop().result()).result());

        // Whichever of the two begins to wait last closes the cycle, and is the first in the message.
        assertThatThrownBy(() -> call.result(BOUND))
                .isInstanceOf(DeadlockException.class)
                .message()
                .containsPattern("Other.helps -> the end of actor Test -> Test.leave -> Other.helps, each"
                        + "|Test.leave -> Other.helps -> the end of actor Test -> Test.leave, each");
    }

    @Test
    void callThatReturnsWhatAnotherActorMakesOfTheStopFails() {
        Cell actor = actor(false);
        Cell other = TestActor.cell(new Roster(tutti.engine()), "Other", birth(), plan(false));

        Ref<Object> call = actor.call("leave", "", state -> other.call("helps", "", any -> actor.stop()));

        assertThatThrownBy(() -> call.result(BOUND))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll("the end of actor Test", "Test.leave", "Other.helps");
    }

    @Test
    void poolThatIsStoppedByOneOfItsCallsIsNamed() {
        Roster roster = new Roster(tutti.engine());
        Receiver pool = roster.create(TestActor.pool(TestActor.kind("Test", birth(), plan(true)), 3), false);

        Ref<Object> call = pool.call(Request.of("leave", "", List.of(), state -> pool.stop()));

        assertTold(catchThrowable(() -> call.result(BOUND)));
    }

    @Test
    void creationThatWaitsForTheStopOfItsActorFails() {
        AtomicReference<Cell> actor = new AtomicReference<>();
        actor.set(TestActor.cell(
                new Roster(tutti.engine()),
                "Test",
                Life.of(() -> actor.get().stop().result(), state -> {}),
                plan(true)));

        Ref<Object> call = actor.get().call("first", "", state -> state);

        assertThatThrownBy(() -> call.result(BOUND))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("the end of actor Test");
    }

    @Test
    void otherCallsMayWaitForTheStopAndReturnIt() throws Exception {
        Cell actor = actor(true);
        Ref<Object> running = holding(actor, "runs", () -> "value");
        barrier.awaitArrivals(1);
        TaskRef<Void> stop = actor.stop();
        Cell other = TestActor.cell(new Roster(tutti.engine()), "Other", birth(), plan(true));

        Ref<Object> waits = other.call("waits", "", any -> stop.result());
        Ref<Object> returns = other.call("returns", "", any -> stop);
        Ref<Object> inBetween = other.call("sees both", "", any -> "seen");

        assertThat(inBetween.result(BOUND)).isEqualTo("seen");
        barrier.open();
        waits.result(BOUND);
        returns.result(BOUND);
        assertThat(running.result(BOUND)).isEqualTo("value");
    }

    @Test
    void callMayStopItsActorAndAnotherWaitForThat() {
        Cell actor = actor(true);
        Cell other = TestActor.cell(new Roster(tutti.engine()), "Other", birth(), plan(true));
        AtomicReference<Ref<Object>> waits = new AtomicReference<>();

        Ref<Object> call = actor.call("leave", "", state -> {
            TaskRef<Void> stop = actor.stop();
            Call.during(null, () -> waits.set(other.call("waits", "", any -> stop.result())));
            return stop.isDone();
        });

        assertThat(call.result(BOUND)).isEqualTo(false);
        waits.get().result(BOUND);
    }

    @Test
    void callMayAttachToTheStopOfItsActorIfItReturnsSomethingElse() {
        Cell actor = actor(false);
        TaskRef.Promise<String> after = TaskRef.promise();

        Ref<Object> call = actor.call("leave", "", state -> {
            actor.stop().whenComplete((any, failure) -> after.complete("after the end"));
            return "left";
        });

        assertThat(call.result(BOUND)).isEqualTo("left");
        assertThat(after.result(BOUND)).isEqualTo("after the end");
    }

    private Ref<Object> holding(Cell actor, String name, Callable<?> body) {
        return actor.call(name, "", state -> {
            barrier.pass();
            return body.call();
        });
    }

    private Cell actor(boolean parallel) {
        return TestActor.cell(new Roster(tutti.engine()), "Test", birth(), plan(parallel));
    }

    private static java.util.function.Function<Receiver, Life> birth() {
        return Life.of(Object::new, state -> {});
    }

    private static Plan plan(boolean parallel) {
        return new Plan(parallel, Capacity.of(10, 10), Map.of(), Key.none(), 0);
    }

    private static void assertTold(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(DeadlockException.class)
                .hasMessageContainingAll(
                        "Test.leave",
                        "the end of actor Test",
                        "What helps: let the call return without waiting for the end of actor Test");
    }

    record Way(String name, What how) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface What {
        Object of(EngineExtension tutti, TaskRef<Void> end);
    }
}
