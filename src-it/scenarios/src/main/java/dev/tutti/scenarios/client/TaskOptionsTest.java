package dev.tutti.scenarios.client;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskContext;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What options do to the tasks of a client. */
public class TaskOptionsTest {

    @Inject
    Tasks tasks;

    @Inject
    TaskContext context;

    @Inject
    OneByOne oneByOne;

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void c5_twoRetriesMakeThreeAttempts() {
        attempts(2);
    }

    @Test
    void c5_oneRetryMakesTwoAttempts() {
        attempts(1);
    }

    @Test
    void c5_noRetryMakesOneAttempt() {
        attempts(0);
    }

    private void attempts(int retries) {
        TaskRef<Object> ref = tasks.withOptions(o -> o.retries(retries)).submit(() -> {
            recorder.add(context.attempt());
            throw new IOException("attempt " + context.attempt());
        });

        assertThatThrownBy(() -> ref.result(GUARD))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("attempt " + (retries + 1));
        assertThat(recorder.events())
                .isEqualTo(IntStream.rangeClosed(1, retries + 1).boxed().toList());
    }

    @Test
    void aTimeoutFailsTheTaskAndInterruptsItsBody() {
        CountDownLatch never = new CountDownLatch(1);
        Crowd crowd = new Crowd();
        TaskRef<Object> ref = tasks.withOptions(o -> o.name("nightly").timeout(Duration.ofMillis(50)))
                .submit(() -> {
                    crowd.enter();
                    try {
                        never.await();
                    } finally {
                        crowd.leave();
                    }
                    return null;
                });

        assertThatThrownBy(() -> ref.result(GUARD))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("nightly");
        crowd.awaitEmpty();
    }

    @Test
    void c7_higherPrioritiesGoFirstAndAChildInherits() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(4);
        TaskRef<String> holder = oneByOne.take(held, new Recorder<>(), "holder");
        Callable<TaskRef<String>> child = () -> tasks.submitStage(() -> queue("child of the highest", queued));

        List<TaskRef<String>> all = List.of(
                with(-50).submitStage(() -> queue("low", queued)),
                with(0).submitStage(() -> queue("ordinary", queued)),
                with(50).submitStage(() -> queue("high", queued)),
                with(100).submitStage(child));
        open(queued);
        held.countDown();
        holder.result(GUARD);
        all.forEach(ref -> ref.result(GUARD));

        assertThat(recorder.events()).containsExactly("child of the highest", "high", "ordinary", "low");
    }

    private Tasks with(int priority) {
        return tasks.withOptions(o -> o.priority(priority));
    }

    private TaskRef<String> queue(String event, CountDownLatch queued) {
        TaskRef<String> call = oneByOne.take(OPEN, recorder, event);
        queued.countDown();
        return call;
    }
}
