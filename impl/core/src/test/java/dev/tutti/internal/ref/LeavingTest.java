package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Waited;
import dev.tutti.internal.EngineExtension;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who no longer waits for a reference leaves nothing behind on it, though it never completes. */
class LeavingTest {

    private static final int COLLECTIONS = 50;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final TaskRef.Promise<Object> source = TaskRef.promise();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    @Test
    void cancelledSubscription() throws Exception {
        Reference<Object> waiter = watch(() -> {
            Object held = new Object();
            source.uni().subscribe().with(value -> held.hashCode()).cancel();
            return held;
        });

        assertCollected(waiter);
    }

    @Test
    void cancelledContinuation() throws Exception {
        Reference<Object> waiter = watch(() -> {
            TaskRef<Object> next = source.then(value -> value);
            next.cancel();
            return next;
        });

        assertCollected(waiter);
    }

    @Test
    void waitThatTimedOut() throws Exception {
        Reference<Object> waiter = watch(() -> {
            TaskRef<Waited<Object>> waited = tutti.tasks().waitFor(List.of(source), 1, Duration.ofMillis(1));
            waited.result();
            return waited;
        });

        assertCollected(waiter);
    }

    @Test
    void gatheringThatFailed() throws Exception {
        Reference<Object> waiter = watch(() -> tutti.tasks()
                .gather(List.<TaskRef<Object>>of(source, TaskRef.failed(new IllegalStateException("early")))));

        assertCollected(waiter);
    }

    @Test
    void theOthersAreToldAllTheSame() {
        CompletableFuture<Object> told = new CompletableFuture<>();
        Runnable first = source.then(value -> value)::cancel;
        source.uni().subscribe().with(told::complete);
        TaskRef<Object> last = source.then(value -> value);

        first.run();
        source.complete("value");

        assertThat(told).isCompletedWithValue("value");
        assertThat(last.result(Duration.ofSeconds(20))).isEqualTo("value");
    }

    private Reference<Object> watch(Supplier<Object> waiter) {
        return new WeakReference<>(waiter.get(), collected);
    }

    private void assertCollected(Reference<Object> waiter) throws InterruptedException {
        Reference<?> gone = null;
        for (int i = 0; i < COLLECTIONS && gone == null; i++) {
            System.gc();
            gone = collected.remove(20);
        }
        assertThat(gone).isSameAs(waiter);
        Reference.reachabilityFence(source);
    }
}
