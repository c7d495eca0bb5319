package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No chain is too long for the stack. */
class DeepChainsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void failurePassesThroughALongChain() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef<Integer> last = chain(first, 2000);

        first.fail(new IllegalStateException("failed"));

        assertThatThrownBy(() -> last.result(BOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failed");
    }

    @Test
    void cancellationPassesThroughALongChain() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef<Integer> last = chain(first, 2000);

        first.cancel();

        assertThatThrownBy(() -> last.result(BOUND)).isInstanceOf(CancellationException.class);
        assertThat(last.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void valuePassesThroughAVeryLongChain() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef<Integer> last = chain(first, 100_000);

        first.complete(0);

        assertThat(last.result(BOUND)).isEqualTo(100_000);
    }

    @Test
    void closeFailsAVeryLongChainOfTasksThatReturnEachOther() {
        TaskRef.Promise<Void> never = TaskRef.promise();
        List<TaskRef<Void>> links = new ArrayList<>(List.of(never));
        for (int link = 0; link < 50_000; link++) {
            TaskRef<Void> below = links.get(link);
            links.add(tutti.call(tutti.engine().loop(), () -> below));
        }
        tutti.call(tutti.engine().loop(), () -> null).result(BOUND); // by now all bodies have returned

        tutti.engine().close();
        long open = links.stream().skip(1).filter(link -> !link.isDone()).count();

        assertThat(open).isZero();
    }

    private static TaskRef<Integer> chain(TaskRef<Integer> first, int length) {
        TaskRef<Integer> last = first;
        for (int i = 0; i < length; i++) {
            last = last.then(value -> value + 1);
        }
        return last;
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 20_000})
    void taskOfATaskAndSoOnCompletes(int depth) {
        assertThat(nested(depth, TaskRef.of("innermost")).result(BOUND)).isEqualTo("innermost");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 20_000})
    void taskOfATaskAndSoOnIsCancelled(int depth) throws Exception {
        TaskRef.Promise<Object> innermost = TaskRef.promise();
        TaskRef<Object> outermost = nested(depth, innermost);
        recorder.await(1);

        outermost.cancel();

        assertThatThrownBy(() -> innermost.result(BOUND)).isInstanceOf(CancellationException.class);
    }

    private TaskRef<Object> nested(int depth, TaskRef<?> innermost) {
        return tutti.tasks().submit(() -> {
            if (depth == 0) {
                recorder.add("innermost is reached");
                return innermost;
            }
            return nested(depth - 1, innermost);
        });
    }
}
