package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    private Tasks tasks;

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    @Test
    void isTheOriginalExceptionAndTellsTheNodeAndItsWay() {
        Delayed<Double> broken = tasks.delayed(Stats::broken, tasks.delayed(Stats::chunk, 1));
        TaskRef<Double> ref = tasks.compute(tasks.delayed(Stats::mean, List.of(broken)));

        Throwable failure = catchThrowable(() -> ref.result(BOUND));

        assertThat(failure).isExactlyInstanceOf(IOException.class).hasMessage("broken: 1.0");
        assertThat(failure.getSuppressed())
                .filteredOn(FailedNode.class::isInstance)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .hasMessage(
                                "Node Stats.broken failed; the way to what was computed: Stats.broken > Stats.mean"));
    }

    @Test
    void oneExceptionThatFailsManyIsToldOnce() {
        IOException constant = new IOException("always the same");
        Delayed<Double> broken = tasks.delayed(() -> {
            throw constant;
        });

        Throwable first = catchThrowable(() -> tasks.compute(broken).result(BOUND));
        Throwable second = catchThrowable(() -> tasks.compute(broken).result(BOUND));

        assertThat(first).isSameAs(constant).isSameAs(second);
        assertThat(constant.getSuppressed())
                .filteredOn(FailedNode.class::isInstance)
                .hasSize(1);
    }

    @Test
    void longWayIsToldByItsEnds() {
        Delayed<Integer> last = tasks.delayed(() -> {
            throw new IOException("broken");
        });
        for (int i = 0; i < 1000; i++) {
            last = tasks.delayed(x -> x, last);
        }
        TaskRef<Double> ref = tasks.compute(tasks.delayed(x -> 1.0, last));

        Throwable failure = catchThrowable(() -> ref.result(BOUND));

        assertThat(failure.getSuppressed()[0].getMessage())
                .contains(" > (992 more) > ")
                .hasSizeLessThan(500);
    }

    @Test
    void whatDependsOnItNeverRuns() throws Exception {
        Delayed<Double> broken = tasks.delayed(Stats::broken, 1.0);
        Delayed<Double> dependent = tasks.delayed(
                x -> {
                    recorder.add("dependent");
                    return x;
                },
                broken);
        TaskRef<Double> ref = tasks.compute(dependent);

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(IOException.class);

        settle();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void whatRunsGoesOnUninterruptedAndWhatDependsOnItNeverRuns() throws Exception {
        Delayed<Boolean> running = tasks.delayed(() -> {
            boolean interrupted = barrier.passStubbornly();
            recorder.add("interrupted: " + interrupted);
            return interrupted;
        });
        TaskRef.Promise<Integer> broken = TaskRef.promise();
        Delayed<Boolean> dependent = tasks.delayed(
                x -> {
                    recorder.add("dependent");
                    return x;
                },
                running);
        TaskRef<?> ref = tasks.compute(List.of(dependent, tasks.delayed(broken)));
        barrier.awaitArrivals(1);

        broken.fail(new IOException("broken"));

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(IOException.class);
        barrier.open();
        assertThat(recorder.await(1)).containsExactly("interrupted: false");
        settle();
        assertThat(recorder.events()).hasSize(1);
    }

    @Test
    void whatWaitsForAWorkerNeverRuns() throws Exception {
        List<Delayed<Integer>> nodes = new ArrayList<>();
        TaskRef.Promise<Integer> broken = TaskRef.promise();
        nodes.add(tasks.delayed(broken));
        Stream.generate(() -> tasks.delayed(() -> {
                    recorder.add("computes");
                    while (!Thread.currentThread().isInterrupted()
                            && recorder.events().stream().noneMatch("stop"::equals)) {
                        Thread.onSpinWait(); // bodies that compute get no further threads
                    }
                    return 1;
                }))
                .limit(2000)
                .forEach(nodes::add);
        TaskRef<List<Integer>> ref = tasks.compute(nodes);
        recorder.await(1); // on one processor there is one worker

        broken.fail(new IOException("broken"));

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(IOException.class);
        recorder.add("stop");
        settle();
        assertThat(recorder.events()).hasSizeLessThan(200);
    }

    @Test
    void childOfARunningNodeThatHasNotBegunNeverRuns() throws Exception {
        Delayed<String> parent = tasks.delayed(() -> {
            var gate = tutti.gate(1, 10);
            tutti.call(gate, barrier::passStubbornly);
            barrier.awaitArrivals(1);
            recorder.add("made");
            return (String) tutti.call(gate, () -> recorder.events()).result();
        });
        TaskRef.Promise<String> broken = TaskRef.promise();
        TaskRef<?> ref = tasks.compute(List.of(parent, tasks.delayed(broken)));
        recorder.await(1);

        broken.fail(new IOException("broken"));

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(IOException.class);
        barrier.open();
        settle();
        assertThat(recorder.events()).containsExactly("made");
    }

    @Test
    void cancelledReferenceAmongTheArgumentsCancels() {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> ref = tasks.compute(tasks.delayed(x -> x, promise));

        promise.cancel();

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(CancellationException.class);
        assertThat(ref.isCancelled()).isTrue();
    }

    @Test
    void closingEngineFailsWhatIsComputed() throws Exception {
        TaskRef.Promise<Integer> never = TaskRef.promise();
        TaskRef<Integer> ref = tasks.compute(tasks.delayed(x -> x, never));
        settle();

        tutti.engine().close();

        assertThatThrownBy(() -> ref.result(BOUND)).isInstanceOf(RejectedExecutionException.class);
    }

    /** Everything that was queued before has had its turn. */
    private void settle() {
        for (int i = 0; i < 2; i++) {
            tasks.submit(() -> "").result(BOUND);
        }
    }
}
