package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LongChainTest {

    private static final int LONG = 100_000;
    private static final int COLLECTIONS = 200; // a bound against hanging

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @Test
    void longChainCompletes() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> last = promise;
        for (int i = 0; i < LONG; i++) {
            last = last.then(x -> x + 1);
        }

        promise.complete(0);

        assertThat(last.result(Duration.ofMinutes(1))).isEqualTo(LONG);
    }

    @Test
    void longChainFails() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> last = promise;
        for (int i = 0; i < LONG; i++) {
            last = last.then(x -> x + 1);
        }
        IOException failure = new IOException("broken");

        promise.fail(failure);
        TaskRef<Integer> end = last;

        assertThatThrownBy(() -> end.result(Duration.ofSeconds(20))).isSameAs(failure);
    }

    @Test
    void longChainIsCancelled() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> last = promise;
        for (int i = 0; i < LONG; i++) {
            last = last.then(x -> x + 1);
        }

        promise.cancel();
        TaskRef<Integer> end = last;

        assertThatThrownBy(() -> end.result(Duration.ofSeconds(20))).isInstanceOf(CancellationException.class);
    }

    @Test
    void longChainEndsThoughTheEngineHasClosed() {
        TaskRef.Promise<Integer> failing = TaskRef.promise();
        TaskRef.Promise<Integer> succeeding = TaskRef.promise();
        TaskRef<Integer> failed = failing;
        TaskRef<Integer> rejected = succeeding;
        for (int i = 0; i < LONG; i++) {
            failed = failed.then(x -> x + 1);
            rejected = rejected.then(x -> x + 1);
        }
        tutti.engine().close();

        failing.fail(new IOException("broken"));
        succeeding.complete(0);

        assertThat(failed.status()).isEqualTo(TaskRef.Status.FAILED);
        assertThat(rejected.status()).isEqualTo(TaskRef.Status.FAILED);
    }

    @Test
    void longChainOfGatheredListsFails() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<?> last = promise;
        for (int i = 0; i < LONG; i++) {
            last = tutti.tasks().gather(List.of(last));
        }
        TaskRef<?> end = last;

        promise.fail(new IOException("broken"));

        assertThatThrownBy(() -> end.result(Duration.ofSeconds(20))).isInstanceOf(IOException.class);
    }

    @Test
    void chainThatGoesOnKeepsNoneOfTheLinksThatHaveCompleted() throws Exception {
        TaskRef<byte[]> last = tutti.tasks().submit(() -> new byte[0]);
        List<WeakReference<Object>> links = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            links.add(new WeakReference<>(last));
            last = last.then(value -> value);
        }
        last.result(Duration.ofSeconds(20));

        for (int i = 0; i < COLLECTIONS && links.get(0).get() != null; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(1); // for the collector, which has nobody to tell
        }

        assertThat(links.get(0).get()).isNull();
        Reference.reachabilityFence(last);
    }

    @Test
    void longRecursionThroughReturnedTasksCompletes() {
        TaskRef<Integer> sum = countDown(LONG);

        assertThat(sum.result(Duration.ofSeconds(30))).isZero();
    }

    private TaskRef<Integer> countDown(int n) {
        return tutti.tasks().submit(() -> n).thenTask(ref -> ref.result() == 0 ? ref : countDown(ref.result() - 1));
    }
}
