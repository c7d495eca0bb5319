package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever goes wrong in a turn, the actor takes the next one. */
class FaultsOfTurnsTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void stageThatCannotBeFollowedFailsItsCallAlone() {
        TestActor actor = tutti.actor(1, 10);

        Ref<Object> broken = actor.turn(BrokenStage::new);
        Ref<String> next = actor.turn(() -> "next");

        assertThatThrownBy(() -> broken.result(BOUND)).hasMessage("The stage is broken");
        assertThat(next.result(BOUND)).isEqualTo("next");
    }

    @Test
    void stageThatCannotBeFollowedGivesItsPermitBack() {
        Gate gate = tutti.gate(1, 10);

        Ref<Object> broken = tutti.call(gate, BrokenStage::new);

        assertThatThrownBy(() -> broken.result(BOUND)).hasMessage("The stage is broken");
        assertThat(gate.free()).isOne();
    }

    @Test
    void continuationThatThrowsStopsNothing() {
        TestActor actor = tutti.actor(1, 10);
        TaskRef.Promise<Object> promise = TaskRef.promise();
        actor.turn(() -> {
                    promise.thenAccept(value -> {
                        throw new AssertionError("of a stage");
                    });
                    promise.then(value -> {
                        throw new AssertionError("of a reference");
                    });
                    promise.uni().subscribe().with(value -> {
                        throw new AssertionError("of a subscriber");
                    });
                    promise.uni()
                            .onTermination()
                            .invoke(() -> recorder.add("emitted"))
                            .subscribe()
                            .with(value -> {});
                    return null;
                })
                .result(BOUND);

        promise.complete(1);

        assertThat(actor.<String>turn(() -> "next").result(BOUND)).isEqualTo("next");
    }

    @Test
    void interruptThatABodyLeavesBehindIsNotForTheNextTurn() throws Exception {
        assertNextTurnIsNotInterrupted(actor -> actor.turn(() -> {
            Thread.currentThread().interrupt();
            return null;
        }));
    }

    @Test
    void interruptThatAContinuationLeavesBehindIsNotForTheNextTurn() throws Exception {
        assertNextTurnIsNotInterruptedAfterAContinuation((promise, leave) -> promise.thenRun(leave));
        assertNextTurnIsNotInterruptedAfterAContinuation((promise, leave) -> promise.then(value -> {
            leave.run();
            return value;
        }));
        assertNextTurnIsNotInterruptedAfterAContinuation(
                (promise, leave) -> promise.uni().subscribe().with(value -> leave.run()));
    }

    private void assertNextTurnIsNotInterruptedAfterAContinuation(BiConsumer<TaskRef<Object>, Runnable> attach)
            throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        Recorder<Object> ran = new Recorder<>();
        assertNextTurnIsNotInterrupted(new Actions() {
            @Override
            public void before(TestActor actor) {
                actor.turn(() -> {
                            attach.accept(promise, () -> {
                                Thread.currentThread().interrupt();
                                ran.add("interrupted itself");
                            });
                            return null;
                        })
                        .result(BOUND);
            }

            @Override
            public void inLine(TestActor actor) {
                promise.complete(1);
            }
        });
        assertThat(ran.await(1)).hasSize(1);
    }

    private void assertNextTurnIsNotInterrupted(Actions actions) throws Exception {
        TestActor actor = tutti.actor();
        Barrier held = new Barrier();
        actions.before(actor);
        actor.tell(held::passStubbornly);
        held.awaitArrivals(1); // what follows stands in line, for one and the same thread

        actions.inLine(actor);
        Ref<Boolean> next = actor.turn(() -> Thread.currentThread().isInterrupted());
        held.open();

        assertThat(next.result(BOUND)).isFalse();
    }

    @FunctionalInterface
    private interface Actions {

        default void before(TestActor actor) {}

        void inLine(TestActor actor);
    }

    /** A stage of somebody's that does not do what stages do. */
    private static final class BrokenStage extends CompletableFuture<Object> {

        @Override
        public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
            throw new IllegalStateException("The stage is broken");
        }
    }
}
