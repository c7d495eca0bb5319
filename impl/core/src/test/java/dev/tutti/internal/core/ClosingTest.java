package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody waits for an engine that has closed. */
class ClosingTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();
    private final Barrier returning = new Barrier();

    @Test
    void everyFutureIsDone() throws Exception {
        Gate gate = tutti.gate(1, 10);
        TestActor actor = tutti.actor(1, 10);
        TaskRef.Promise<Object> promise = TaskRef.promise();
        List<Ref<?>> pending = List.of(
                returningOf(new CompletableFuture<>()),
                returningOf(promise),
                returningOf(Uni.createFrom().nothing()),
                returningOf(new PlainFuture()),
                tutti.call(gate, () -> {
                    returning.passStubbornly();
                    return new CompletableFuture<>();
                }),
                actor.turn(() -> {
                    returning.passStubbornly();
                    return new CompletableFuture<>();
                }));
        TaskRef<?> behindTheGate = tutti.call(gate, () -> null);
        TaskRef<?> behindTheActor = actor.turn(() -> null);
        TaskRef<?> asleep = tutti.tasks().sleep(Duration.ofDays(1));
        TaskRef<?> timed = tutti.tasks().waitFor(List.of(promise), 1, Duration.ofDays(1));
        returning.awaitArrivals(6);
        returning.open();

        tutti.engine().close();

        assertThat(pending).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(List.of(behindTheGate, behindTheActor, asleep, timed)).allSatisfy(ClosingTest::assertRejected);
        assertThat(promise.isDone()).as("the promise is its owner's").isFalse();
    }

    private Ref<?> returningOf(Object future) {
        return tutti.call(tutti.engine().workers(), () -> {
            returning.passStubbornly();
            return future;
        });
    }

    @Test
    void whatIsSubmittedAfterwardsIsRefusedInItsFuture() {
        TestActor actor = tutti.actor();
        Gate gate = tutti.gate(1, 10);
        tutti.engine().close();

        assertThat(List.<TaskRef<?>>of(
                        tutti.tasks().submit(() -> 1),
                        tutti.tasks().sleep(Duration.ofDays(1)),
                        tutti.call(gate, () -> 1),
                        tutti.call(gate, () -> 2),
                        actor.turn(() -> 1)))
                .allSatisfy(ClosingTest::assertRejected);
        assertThat(gate.free()).isOne();
    }

    @Test
    void noTurnBeginsAfterwards() throws Exception {
        TestActor actor = tutti.actor();
        Ref<Boolean> running = actor.turn(barrier::passStubbornly);
        Ref<Object> next = actor.turn(() -> "ran");
        barrier.awaitArrivals(1);

        tutti.engine().close();
        barrier.open();

        assertThatThrownBy(() -> next.result(BOUND)).isInstanceOf(RejectedExecutionException.class);
        assertThat(running.isDone()).isTrue();
    }

    private static void assertRejected(TaskRef<?> ref) {
        assertThat(ref.isDone()).as(ref::toString).isTrue();
        assertThatThrownBy(ref::result).isInstanceOf(RejectedExecutionException.class);
    }

    /** Never done, and not a stage either. */
    private static final class PlainFuture implements Future<Object> {

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new AssertionError("Nobody may wait for it");
        }

        @Override
        public Object get(long timeout, java.util.concurrent.TimeUnit unit) {
            throw new AssertionError("Nobody may wait for it");
        }
    }
}
