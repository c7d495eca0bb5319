package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.gate.Gate;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a Uni does when it is subscribed to is the work of the body that returned it. */
class LazyUniTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void runsWithTheContextsOfTheCaller() throws Exception {
        Ref<String> seen = Caller.as("Alice", () -> tutti.call(tutti.engine().workers(), () -> lazily(Caller::name)));

        assertThat(seen.result(BOUND)).isEqualTo("Alice");
    }

    @Test
    void runsAsItsCall() {
        Ref<String> seen = tutti.call(
                tutti.engine().workers(),
                () -> lazily(() -> Objects.requireNonNull(Call.current()).name() + " at " + Engine.here()));

        assertThat(seen.result(BOUND)).isEqualTo("Test.body at tutti-worker");
    }

    @Test
    void taskThatItSubmitsIsCancelledWithIt() throws Exception {
        TaskRef.Promise<Object> never = TaskRef.promise();
        Ref<Object> body = tutti.call(
                tutti.engine().workers(),
                () -> lazily(() -> tutti.tasks().submit(() -> {
                            recorder.add("submitted");
                            return never;
                        }))
                        .onItem()
                        .transformToUni(ref -> ref.uni()));
        recorder.await(1);

        body.cancel();

        assertThatThrownBy(() -> never.result(BOUND)).isInstanceOf(CancellationException.class);
    }

    @Test
    void isInterruptedByCancellation() throws Exception {
        Ref<Object> body = tutti.call(
                tutti.engine().workers(),
                () -> lazily(() -> {
                    try {
                        barrier.pass();
                        recorder.add("passed");
                    } catch (InterruptedException e) {
                        recorder.add("interrupted");
                    }
                    return null;
                }));
        barrier.awaitArrivals(1);

        body.cancel();

        assertThat(recorder.await(1)).containsExactly("interrupted");
    }

    @Test
    void keepsItsPermitUntilItIsLeft() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<Object> body = tutti.call(gate, () -> lazily(barrier::passStubbornly));
        barrier.awaitArrivals(1);
        Ref<Object> next = tutti.call(gate, () -> {
            recorder.add("next");
            return null;
        });

        body.cancel();
        int free = gate.free();
        int waiting = gate.waiting();
        barrier.open();
        next.result(BOUND);

        assertThat(free).isZero();
        assertThat(waiting).isOne();
    }

    @Test
    void mustNotWaitInATurn() {
        TaskRef.Promise<Object> never = TaskRef.promise();

        Ref<Object> turn = tutti.actor().turn(() -> lazily(never::result));

        assertThatThrownBy(() -> turn.result(BOUND)).isInstanceOf(BlockingNotAllowedException.class);
    }

    @Test
    void mustNotWaitOnTheLoop() {
        TaskRef.Promise<Object> never = TaskRef.promise();

        Ref<Object> body = tutti.call(tutti.engine().loop(), () -> lazily(never::result));

        assertThatThrownBy(() -> body.result(BOUND)).isInstanceOf(BlockingNotAllowedException.class);
    }

    @Test
    void continuationThatItAttachesInATurnComesHome() throws Exception {
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<String> turn = tutti.actor()
                .turn(() -> lazily(() -> promise.then(value -> value + " at " + Engine.here()))
                        .onItem()
                        .transformToUni(ref -> ref.uni()));
        promise.complete("value");

        assertThat(turn.result(BOUND)).isEqualTo("value at actor Test");
    }

    private static <T> Uni<T> lazily(Callable<T> work) {
        return Uni.createFrom().item(() -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
