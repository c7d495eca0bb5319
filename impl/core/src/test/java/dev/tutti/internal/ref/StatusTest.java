package dev.tutti.internal.ref;

import static dev.tutti.TaskRef.Status.CANCELLED;
import static dev.tutti.TaskRef.Status.FAILED;
import static dev.tutti.TaskRef.Status.QUEUED;
import static dev.tutti.TaskRef.Status.RUNNING;
import static dev.tutti.TaskRef.Status.SUCCEEDED;
import static dev.tutti.TaskRef.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();
    private final List<TaskRef.Status> seen = new ArrayList<>();

    @Test
    void walksFromTheQueueThroughBodyAndReturnedStageToTheValue() throws Exception {
        Barrier before = new Barrier();
        CompletableFuture<String> inner = new CompletableFuture<>();
        tutti.call(tutti.engine().loop(), before::passStubbornly);

        Ref<String> ref = tutti.call(tutti.engine().loop(), () -> {
            barrier.pass();
            return inner;
        });
        seen.add(ref.status());
        before.open();
        barrier.awaitArrivals(1);
        seen.add(ref.status());
        barrier.open();
        tutti.call(tutti.engine().loop(), () -> null).result(); // by now the body has returned
        seen.add(ref.status());
        inner.complete("value");
        ref.result();
        seen.add(ref.status());

        assertThat(seen).containsExactly(QUEUED, RUNNING, RUNNING, SUCCEEDED);
    }

    @Test
    void endsInFailure() {
        Ref<?> ref = tutti.call(tutti.engine().workers(), () -> {
            throw new Exception("broken");
        });

        catchThrowable(ref::result);

        assertThat(ref.status()).isEqualTo(FAILED);
    }

    @Test
    void endsInCancellation() throws Exception {
        Ref<?> ref = tutti.call(tutti.engine().workers(), barrier::passStubbornly);
        barrier.awaitArrivals(1);

        ref.cancel();
        seen.add(ref.status());
        barrier.open();

        assertThat(seen).containsExactly(CANCELLED);
    }

    @Test
    void continuationWaitsForItsSource() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> next = promise.then(value -> value);

        seen.add(promise.status());
        seen.add(next.status());
        promise.complete("value");
        next.result();
        seen.add(promise.status());
        seen.add(next.status());

        assertThat(seen).containsExactly(WAITING, WAITING, SUCCEEDED, SUCCEEDED);
    }

    @Test
    void sleepWaitsForTheTimer() {
        TaskRef<Void> nap = tutti.tasks().sleep(java.time.Duration.ofDays(1));

        assertThat(nap.status()).isEqualTo(WAITING);
    }

    @Test
    void callBehindAPermitIsQueued() throws Exception {
        var gate = tutti.gate(1, 10);
        tutti.call(gate, barrier::passStubbornly);
        Ref<?> behind = tutti.call(gate, () -> null);
        barrier.awaitArrivals(1);

        seen.add(behind.status());
        barrier.open();

        assertThat(seen).containsExactly(QUEUED);
    }
}
