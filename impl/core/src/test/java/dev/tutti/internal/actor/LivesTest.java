package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorStoppedException;
import dev.tutti.DeadlockException;
import dev.tutti.Snapshot;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The objects of an actor: how they come, what they leave to each other, and how they go. */
class LivesTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Recorder<String> recorder = new Recorder<>();
    private final CountDownLatch creating = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger created = new AtomicInteger();

    /** Objects whose creation waits, with the actor's turn. */
    private final Function<Receiver, Life> slow = Life.of(
            () -> {
                created.incrementAndGet();
                creating.countDown();
                awaitStubbornly(release);
                recorder.add("created");
                return new Object();
            },
            state -> recorder.add("destroyed"));

    @Test
    void callsWaitForTheObjectInTheirOrderAndWithoutAThread() throws Exception {
        Cell cell = cell(slow);
        List<Ref<Object>> calls = List.of(add(cell, "1"), add(cell, "2"), add(cell, "3"));
        creating.await();
        Ref<Object> late = add(cell, "4");
        assertThat(recorder.events()).isEmpty();

        release.countDown();

        late.result(BOUND);
        assertThat(calls).allSatisfy(call -> assertThat(call.isDone()).isTrue());
        assertThat(recorder.events()).containsExactly("created", "1", "2", "3", "4");
        assertThat(created).hasValue(1);
    }

    @Test
    void aCreationThatWaitsForAFutureLetsNobodyIn() {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        Cell cell = cell(Life.of(
                () -> {
                    created.incrementAndGet();
                    if (Runtime.version().feature() >= 21) { // before, a turn may not wait
                        promise.result();
                    } else {
                        awaitStubbornly(release);
                    }
                    recorder.add("created");
                    return new Object();
                },
                state -> {}));
        Ref<Object> first = add(cell, "1");
        Ref<Object> second = add(cell, "2");

        tutti.tasks().submit(() -> promise.complete("value")).result();
        release.countDown();

        second.result(BOUND);
        assertThat(first.isDone()).isTrue();
        assertThat(recorder.events()).containsExactly("created", "1", "2");
        assertThat(created).hasValue(1);
    }

    @Test
    void aCancelledFirstCallDoesNotEndTheCreation() throws Exception {
        Cell cell = cell(slow);
        Ref<Object> first = add(cell, "1");
        Ref<Object> second = add(cell, "2");
        creating.await();

        first.cancel();
        release.countDown();

        second.result(BOUND);
        assertThatThrownBy(first::result).isInstanceOf(CancellationException.class);
        assertThat(recorder.events()).containsExactly("created", "2");
    }

    @Test
    void oneThatIsKilledWhileItIsCreatedIsDestroyed() throws Exception {
        Cell cell = cell(slow);
        Ref<Object> call = add(cell, "1");
        creating.await();

        TaskRef<Void> end = cell.kill();

        assertThatThrownBy(call::result).isInstanceOf(ActorStoppedException.class);
        assertThat(end.isDone()).isFalse();
        release.countDown();
        end.result(BOUND);
        assertThat(recorder.events()).containsExactly("created", "destroyed");
    }

    @Test
    void aKilledOneDoesNotWaitForFuturesThatCannotBeCancelled() {
        Cell cell = cell(Life.of(Object::new, state -> recorder.add("destroyed")));
        CompletableFuture<Object> deaf = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        Ref<Object> call = cell.call("turn", "", state -> deaf);
        cell.call("turn", "", state -> null).result(BOUND); // after it

        TaskRef<Void> end = cell.kill();

        assertThatThrownBy(call::result).isInstanceOf(ActorStoppedException.class);
        end.result(BOUND);
        assertThat(recorder.events()).containsExactly("destroyed");
    }

    @RepeatedTest(30)
    void whoeverWaitsForACallThatIsKilledLearnsThatOfTheActor() throws Exception {
        Cell cell = cell(Life.of(Object::new, state -> {}));
        Ref<Object> call = cell.call("turn", "", state -> {
            creating.countDown();
            awaitStubbornly(release);
            return null;
        });
        CompletionStage<Throwable> learned = call.handle((value, failure) -> failure);
        creating.await();

        TaskRef<Void> end = cell.kill();

        assertThat(learned.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ActorStoppedException.class);
        release.countDown();
        end.result(BOUND);
    }

    @Test
    void aParallelOneIsDestroyedAfterItsLastBody() throws Exception {
        Cell cell = parallel(2, Life.of(Object::new, state -> recorder.add("destroyed")));
        CountDownLatch both = new CountDownLatch(2);
        for (int body = 0; body < 2; body++) {
            cell.call("body", "", state -> {
                both.countDown();
                awaitStubbornly(release);
                recorder.add("body has ended");
                return null;
            });
        }
        both.await();

        TaskRef<Void> end = cell.kill();

        assertThat(end.isDone()).isFalse();
        release.countDown();
        end.result(BOUND);
        assertThat(recorder.events()).containsExactly("body has ended", "body has ended", "destroyed");
    }

    @Test
    void parallelCallersHaveOneObject() throws Exception {
        Cell cell = parallel(10, slow);
        List<Ref<Object>> calls = List.of(
                cell.call("body", "", state -> state),
                cell.call("body", "", state -> state),
                cell.call("body", "", state -> state));
        creating.await();
        release.countDown();

        assertThat(calls.stream().map(call -> call.result(BOUND)).distinct()).hasSize(1);
        assertThat(created).hasValue(1);
    }

    @Test
    void actorsWhoseCreationsWaitForEachOtherAreADeadlock() {
        AtomicReference<Cell> other = new AtomicReference<>();
        Cell one = parallel(
                10, Life.of(() -> other.get().call("n", "", state -> state).result(), state -> {}));
        other.set(parallel(10, Life.of(() -> one.call("k", "", state -> state).result(), state -> {})));

        Ref<Object> call = one.call("m", "", state -> state);

        assertThatThrownBy(() -> call.result(BOUND))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("the creation of actor Test");
    }

    @Test
    void aRestartFailsIfTheStateCannotBeSavedAndTheObjectLivesOn() {
        Saving saving = new Saving();
        Cell cell = cell(Life.of(() -> saving, state -> recorder.add("destroyed")));
        cell.call("turn", "", state -> saving.state = "unsaved").result(BOUND);

        assertThatThrownBy(() -> cell.restart().result(BOUND)).hasMessage("cannot save unsaved");

        assertThat(cell.call("turn", "", state -> saving.state).result(BOUND)).isEqualTo("unsaved");
        assertThat(recorder.events()).isEmpty();
        cell.stop().result(BOUND);
        assertThat(recorder.events()).containsExactly("destroyed");
    }

    @Test
    void whatWasSavedOutlivesARestartThatFails() {
        AtomicInteger failures = new AtomicInteger();
        Cell cell = cell(Life.of(
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("no luck");
                    }
                    return new Saving();
                },
                state -> recorder.add("destroyed " + ((Saving) state).state)));
        cell.call("turn", "", state -> ((Saving) state).state = "saved").result(BOUND);
        failures.set(1);

        assertThatThrownBy(() -> cell.restart().result(BOUND)).hasMessage("no luck");
        assertThatThrownBy(() -> add(cell, "call").result(BOUND)).hasMessage("no luck");
        cell.restart().result(BOUND);

        assertThat(cell.call("turn", "", state -> ((Saving) state).state).result(BOUND))
                .isEqualTo("saved");
        assertThat(recorder.events()).containsExactly("destroyed saved");
    }

    @Test
    void restartsInARowCreateAndDestroyEachObjectOnce() {
        AtomicInteger destroyed = new AtomicInteger();
        Cell cell = cell(Life.of(
                () -> {
                    created.incrementAndGet();
                    return new Object();
                },
                state -> destroyed.incrementAndGet()));
        add(cell, "1").result(BOUND);

        List<TaskRef<Void>> restarts = List.of(cell.restart(), cell.restart(), cell.restart());
        restarts.forEach(restart -> restart.result(BOUND));
        add(cell, "2").result(BOUND);
        cell.stop().result(BOUND);

        assertThat(destroyed.get()).isEqualTo(created.get()).isPositive();
        assertThat(recorder.events()).containsExactly("1", "2");
    }

    @Test
    void aKillReachesTheOneThatARestartReplaces() throws Exception {
        Cell cell = cell(Life.of(Object::new, state -> {}));
        Ref<Object> pending = cell.call("turn", "", state -> new CompletableFuture<>());
        cell.restart();
        Ref<Object> later = add(cell, "later");

        cell.kill().result(BOUND);

        assertThatThrownBy(pending::result).isInstanceOf(ActorStoppedException.class);
        assertThatThrownBy(later::result).isInstanceOf(ActorStoppedException.class);
    }

    @Test
    void atTheEndOfTheDeploymentActorsHaveTimeToEndTheirCalls() throws Exception {
        Roster roster = new Roster(tutti.engine());
        Cell cell = TestActor.cell(
                roster, "Test", Life.of(Object::new, state -> recorder.add("destroyed")), Plan.of(Capacity.of(1, 10)));
        CompletableFuture<Object> future = new CompletableFuture<>();
        Ref<Object> running = cell.call("turn", "", state -> future);
        Ref<Object> waiting = add(cell, "waiting");
        running.whenComplete((value, failure) -> recorder.add("running has ended"));
        tutti.tasks().submit(() -> {
            awaitDraining(cell);
            return future.complete("value");
        });

        roster.retire(BOUND);

        assertThat(running.result(BOUND)).isEqualTo("value");
        waiting.result(BOUND);
        assertThat(recorder.events()).contains("waiting", "destroyed");
        assertThatThrownBy(() -> add(cell, "late").result(BOUND)).isInstanceOf(ActorStoppedException.class);
    }

    @Test
    void atTheEndOfTheDeploymentAcceptedCallsMayTellOtherActorsWithoutAnAnswer() {
        Roster roster = new Roster(tutti.engine());
        Cell last = TestActor.cell(roster, "Last", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(1, 10)));
        Cell other = TestActor.cell(roster, "Other", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(1, 10)));
        Cell cell = TestActor.cell(roster, "Test", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(1, 10)));
        CompletableFuture<Object> draining = new CompletableFuture<>();
        cell.call(
                "turn",
                "",
                state -> TaskRef.from(draining).then(any -> {
                    other.tell("pass on", "", inside -> add(last, "told"));
                    return "accepted";
                }));
        tutti.tasks().submit(() -> {
            awaitDraining(cell);
            return draining.complete("now");
        });

        roster.retire(BOUND);

        assertThat(recorder.events()).containsExactly("told");
    }

    @Test
    void atTheEndOfTheDeploymentAcceptedCallsMayCallOtherActorsAndNobodyElseMay() {
        Roster roster = new Roster(tutti.engine());
        Cell other = TestActor.cell(
                roster,
                "Other",
                Life.of(Object::new, state -> recorder.add("other ended")),
                Plan.of(Capacity.of(1, 10)));
        Cell cell = TestActor.cell(
                roster, "Test", Life.of(Object::new, state -> recorder.add("destroyed")), Plan.of(Capacity.of(1, 10)));
        CompletableFuture<Object> draining = new CompletableFuture<>();
        add(other, "idle").result(BOUND);
        Ref<Object> accepted = cell.call(
                "turn",
                "",
                state -> TaskRef.from(draining)
                        .thenTask(any -> other.call(
                                "add",
                                "",
                                inside -> tutti.tasks()
                                        .submit(() -> add(cell, "by way of a task"))
                                        .then(child -> "needed"))));
        AtomicReference<Ref<Object>> outside = new AtomicReference<>();
        tutti.tasks().submit(() -> {
            awaitDraining(cell);
            outside.set(add(other, "from outside"));
            return draining.complete("now");
        });

        roster.retire(BOUND);

        assertThat(accepted.result(BOUND)).isEqualTo("needed");
        assertThatThrownBy(() -> outside.get().result(BOUND))
                .isInstanceOf(ActorStoppedException.class)
                .hasMessageContainingAll("Actor Other", "Other.add", "the application ends");
        assertThat(recorder.events())
                .startsWith("idle", "by way of a task")
                .contains("other ended", "destroyed")
                .hasSize(4);
        assertThatThrownBy(() -> add(other, "late").result(BOUND)).isInstanceOf(ActorStoppedException.class);
    }

    /** Until a call from outside is refused. */
    private static void awaitDraining(Cell cell) {
        AtomicReference<Ref<Object>> probe = new AtomicReference<>();
        do {
            Call.during(null, () -> probe.set(cell.call("probe", "", state -> null)));
        } while (!probe.get().isCompletedExceptionally() && probe.get().cancel());
    }

    @Test
    void atTheEndOfTheDeploymentThoseThatDoNotEndAreKilled() {
        Roster roster = new Roster(tutti.engine());
        Cell cell = TestActor.cell(
                roster, "Test", Life.of(Object::new, state -> recorder.add("destroyed")), Plan.of(Capacity.of(1, 10)));
        add(cell, "begun").result(BOUND);
        Ref<Object> running = cell.call("turn", "", state -> new CompletableFuture<>());
        Ref<Object> waiting = add(cell, "waiting");

        roster.retire(Duration.ZERO);

        assertThatThrownBy(() -> running.result(BOUND)).isInstanceOf(ActorStoppedException.class);
        assertThatThrownBy(() -> waiting.result(BOUND)).isInstanceOf(ActorStoppedException.class);
        assertThat(recorder.events()).containsExactly("begun", "destroyed");
        Cell late = TestActor.cell(roster, "Late", slow, Plan.of(Capacity.of(1, 10)));
        assertThatThrownBy(() -> add(late, "call").result(BOUND)).isInstanceOf(ActorStoppedException.class);
    }

    @Test
    void aCallThatEndsAsItComesInLeavesNoObject() {
        Cell[] cell = new Cell[1];
        Object key = new Object() {
            @Override
            public int hashCode() { // asked for by the gate
                cell[0].kill();
                return 1;
            }
        };
        cell[0] = TestActor.cell(
                new Roster(tutti.engine()),
                "Test",
                slow,
                new Plan(false, new Capacity(1, 10, 0, true), Map.of(), request -> key, 0));
        release.countDown();

        Ref<Object> call = add(cell[0], "call");

        assertThatThrownBy(() -> call.result(BOUND)).isInstanceOf(ActorStoppedException.class);
        cell[0].kill().result(BOUND);
        assertThat(created).hasValue(0);
    }

    @Test
    void aCallInAGroupThatIsNotTheActorsIsRefused() {
        Cell cell = cell(Life.of(Object::new, state -> {}));

        Ref<Object> call = cell.call("turn", "io", state -> null);

        assertThatThrownBy(() -> call.result(BOUND)).hasMessageContaining("\"io\"");
        cell.stop().result(BOUND);
    }

    @Test
    void whoeverContinuesAfterARestartDoesNotHoldTheActorUp() throws Exception {
        Cell cell = cell(Life.of(Object::new, state -> {}));
        CompletableFuture<Object> future = new CompletableFuture<>();
        cell.call("pending", "", state -> future);
        cell.restart().thenRun(() -> {
            creating.countDown();
            awaitStubbornly(release);
        });

        future.complete("value");
        creating.await();

        add(cell, "call").result(BOUND);
        release.countDown();
    }

    @Test
    void whoeverContinuesAfterAStopMayWaitForTheNextOfTheName() throws Exception {
        Roster roster = new Roster(tutti.engine());
        Kind kind = TestActor.kind("Test", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(10, 10)));
        Receiver first = roster.getOrCreate(kind, "name");
        CompletableFuture<Object> future = new CompletableFuture<>();
        first.call(Request.of("pending", "", List.of(), state -> future));

        CompletionStage<Object> next = first.stop()
                .thenApply(any -> roster.getOrCreate(kind, "name")
                        .call(Request.of("next", "", List.of(), state -> "answer"))
                        .result(BOUND));
        future.complete("value");

        assertThat(next.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("answer");
    }

    @Test
    void anyNumberOfANameMayBeStoppedBeforeTheyBegin() {
        Roster roster = new Roster(tutti.engine());
        Kind kind = TestActor.kind("Test", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(10, 10)));
        Receiver first = roster.getOrCreate(kind, "name");
        CompletableFuture<Object> future = new CompletableFuture<>();
        first.call(Request.of("pending", "", List.of(), state -> future));
        first.stop();
        for (int number = 0; number < 20_000; number++) {
            roster.getOrCreate(kind, "name").stop();
        }
        Ref<Object> last = roster.getOrCreate(kind, "name").call(Request.of("last", "", List.of(), state -> "answer"));

        future.complete("value");

        assertThat(last.result(BOUND)).isEqualTo("answer");
    }

    @Test
    void anIdleOneDoesNotKeepWhatItHasAnswered() throws Exception {
        Cell cell = cell(Life.of(Object::new, state -> {}));

        WeakReference<Object> answer =
                new WeakReference<>(cell.call("turn", "", state -> new Object()).result(BOUND));

        for (int round = 0; answer.get() != null; round++) {
            assertThat(round).as("rounds of garbage collection").isLessThan(500);
            System.gc();
            Thread.sleep(10);
        }
        assertThat(cell.isIdle()).isTrue();
    }

    private Ref<Object> add(Cell cell, String what) {
        return cell.call("add", "", state -> {
            recorder.add(what);
            return null;
        });
    }

    private Cell cell(Function<Receiver, Life> birth) {
        return TestActor.cell(tutti.engine(), "Test", birth, Capacity.of(1000, 1000));
    }

    private Cell parallel(int permits, Function<Receiver, Life> birth) {
        return TestActor.cell(
                new Roster(tutti.engine()),
                "Test",
                birth,
                new Plan(true, Capacity.of(permits, 10), Map.of(), Key.none(), 0));
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!latch.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("Nobody has opened the latch");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Saving implements Snapshot<String> {

        private String state = "new";

        @Override
        public String save() {
            if (state.equals("unsaved")) {
                throw new IllegalStateException("cannot save " + state);
            }
            return state;
        }

        @Override
        public void restore(String saved) {
            state = saved;
        }
    }
}
