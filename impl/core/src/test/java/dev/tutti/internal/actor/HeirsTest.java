package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Snapshot;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the objects of an actor leave to each other when it is restarted, whatever else goes on. */
class HeirsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final Recorder<String> recorder = new Recorder<>();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private final AtomicReference<Object> restored = new AtomicReference<>();

    @Test
    void whatWasSavedIsGivenOnThoughTheOldObjectCannotBeDestroyed() {
        Cell cell = failing(() -> new Saving(() -> "saved", restored::set));
        begin(cell);

        cell.restart().result(BOUND);

        assertThat(restored).hasValue("saved");
    }

    @Test
    void theFailureToRestoreIsToldThoughTheNewObjectCannotBeDestroyedEither() {
        Cell cell = failing(() -> new Saving(() -> "saved", saved -> {
            throw new IllegalStateException("cannot restore " + saved);
        }));
        begin(cell);

        assertThatThrownBy(() -> cell.restart().result(BOUND)).hasMessage("cannot restore saved");
    }

    @Test
    void whatWasSavedIsNotKept() throws Exception {
        AtomicReference<WeakReference<Object>> saved = new AtomicReference<>();
        Cell cell = cell(() -> new Saving(
                () -> {
                    Object state = new Object();
                    saved.set(new WeakReference<>(state));
                    return state;
                },
                state -> {}));
        begin(cell);

        cell.restart().result(BOUND);
        begin(cell);

        awaitCollectionOf(saved.get());
        assertThat(cell.isIdle()).isTrue();
    }

    @RepeatedTest(100)
    void anObjectThatCannotSaveIsDestroyedThoughItIsKilledBeforeItGoesOn() {
        Cell cell = cell(HeirsTest::unsaving);
        begin(cell);

        cell.restart();
        cell.kill().result(BOUND);

        assertThat(created).hasValue(1);
        assertThat(destroyed).hasValue(1);
    }

    @Test
    void whatAnObjectHasAttachedTakesItsTurnWhenTheObjectGoesOn() throws Exception {
        Cell cell = cell(HeirsTest::unsaving);
        TaskRef.Promise<String> promise = TaskRef.promise();
        cell.call("attaches", "", state -> {
                    promise.then(value -> {
                        recorder.add("continuation");
                        return value;
                    });
                    return null;
                })
                .result(BOUND);
        assertThatThrownBy(() -> cell.restart().result(BOUND)).hasMessage("cannot save");
        Barrier barrier = new Barrier();
        Ref<Object> turn = cell.call("holds the actor", "", state -> {
            barrier.pass();
            recorder.add("turn has ended");
            return null;
        });
        barrier.awaitArrivals(1);

        promise.complete("value");
        Ref<Object> later = cell.call("comes later", "", state -> null); // behind the continuation, if that is in line
        barrier.open();

        turn.result(BOUND);
        later.result(BOUND);
        assertThat(recorder.await(2)).containsExactly("turn has ended", "continuation");
    }

    @Test
    void aCallThatRestartsItsActorMayWaitForAnotherCallOfIt() {
        Cell[] cell = new Cell[1];
        cell[0] = cell(Object::new);

        Ref<Object> outer = cell[0].call("outer", "", state -> {
            cell[0].restart();
            return cell[0].call("inner", "", same -> same == state);
        });

        assertThat(outer.result(BOUND)).isEqualTo(true);
    }

    @Test
    void aCallUnderWayMayWaitForAnotherOfItsActorThatIsRestartedMeanwhile() {
        Cell[] cell = new Cell[1];
        cell[0] = cell(Object::new);
        TaskRef.Promise<Object> restarted = TaskRef.promise();
        Ref<Object> outer = cell[0].call(
                "outer", "", state -> restarted.thenCompose(any -> cell[0].call("inner", "", same -> same == state)));
        begin(cell[0]);

        TaskRef<Void> restart = cell[0].restart();
        restarted.complete(null);

        assertThat(outer.result(BOUND)).isEqualTo(true);
        restart.result(BOUND);
        assertThat(created).hasValue(2);
    }

    @Test
    void callsThatNobodyInsideMakesAreForTheNewObject() {
        Cell cell = cell(Object::new);
        CompletableFuture<Object> future = new CompletableFuture<>();
        Ref<Object> old = cell.call("old", "", state -> future.thenApply(any -> state));
        begin(cell);

        cell.restart();
        Ref<Object> next = cell.call("next", "", state -> state);
        future.complete(null);

        assertThat(next.result(BOUND)).isNotSameAs(old.result(BOUND));
    }

    @Test
    void aKillEndsAnyNumberOfRestarts() {
        Cell cell = cell(Object::new);
        cell.call("pending", "", state -> new CompletableFuture<>());
        List<TaskRef<Void>> restarts = new ArrayList<>();
        for (int restart = 0; restart < 20_000; restart++) {
            restarts.add(cell.restart());
        }

        cell.kill().result(BOUND);

        restarts.forEach(restart ->
                restart.handle((done, failure) -> null).toCompletableFuture().join());
        assertThat(destroyed.get()).isEqualTo(created.get());
    }

    private static void begin(Cell cell) {
        cell.call("begin", "", state -> null).result(BOUND);
    }

    private static Object unsaving() {
        return new Saving(
                () -> {
                    throw new IllegalStateException("cannot save");
                },
                saved -> {});
    }

    private Cell cell(Supplier<Object> birth) {
        return cell(Life.of(
                () -> {
                    created.incrementAndGet();
                    return birth.get();
                },
                state -> destroyed.incrementAndGet()));
    }

    /** One whose objects cannot be destroyed. */
    private Cell failing(Supplier<Object> birth) {
        return cell(Life.of(birth, state -> {
            throw new AssertionError("cannot be destroyed");
        }));
    }

    private Cell cell(Function<Receiver, Life> birth) {
        return TestActor.cell(tutti.engine(), "Test", birth, Capacity.of(1000, 1000));
    }

    private static void awaitCollectionOf(WeakReference<?> reference) throws InterruptedException {
        for (int round = 0; reference.get() != null; round++) {
            assertThat(round).as("rounds of garbage collection").isLessThan(500);
            System.gc();
            Thread.sleep(10);
        }
    }

    private record Saving(Supplier<Object> state, Consumer<Object> heir) implements Snapshot<Object> {

        @Override
        public Object save() {
            return state.get();
        }

        @Override
        public void restore(Object saved) {
            heir.accept(saved);
        }
    }
}
