package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No family is too deep for the stack. */
class DeepFamiliesTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();

    @ParameterizedTest
    @ValueSource(ints = {1000, 20_000})
    void childrenOfChildrenAndSoOnAreCancelled(int depth) throws Exception {
        CountDownLatch cancelled = new CountDownLatch(depth);
        TaskRef<Object> oldest = family(depth, cancelled);
        recorder.await(1);

        oldest.cancel();

        cancelled.await(BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(cancelled.getCount()).isZero();
    }

    /** Each waits for a stage of its own, not for its child. */
    private TaskRef<Object> family(int generations, CountDownLatch cancelled) {
        return tutti.tasks().submit(() -> {
            CompletableFuture<Object> own = new CompletableFuture<>();
            own.whenComplete((value, failure) -> cancelled.countDown());
            if (generations == 1) {
                recorder.add("the youngest is there");
            } else {
                family(generations - 1, cancelled);
            }
            return own;
        });
    }
}
