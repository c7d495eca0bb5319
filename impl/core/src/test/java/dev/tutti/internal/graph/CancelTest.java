package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.TaskRef.Status;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancelling what is computed. */
class CancelTest {

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

    private Delayed<Integer> blocked() {
        return tasks.delayed(() -> {
            try {
                barrier.pass();
            } catch (InterruptedException e) {
                recorder.add("interrupted");
                throw e;
            }
            return 1;
        });
    }

    @Test
    void interruptsWhatRunsAndWhatDependsOnItNeverRuns() throws Exception {
        Delayed<Integer> dependent = tasks.delayed(
                values -> {
                    recorder.add("dependent");
                    return 1;
                },
                List.of(blocked(), blocked()));
        TaskRef<Integer> ref = tasks.compute(dependent);
        barrier.awaitArrivals(2);

        ref.cancel();

        assertThat(ref.status()).isEqualTo(Status.CANCELLED);
        assertThat(recorder.await(2)).containsExactly("interrupted", "interrupted");
        settle();
        assertThat(recorder.events()).hasSize(2);
    }

    @Test
    void whatDependsOnABodyThatIgnoresItsInterruptNeverRuns() throws Exception {
        Delayed<Boolean> stubborn = tasks.delayed(() -> {
            boolean interrupted = barrier.passStubbornly();
            recorder.add("interrupted: " + interrupted);
            return interrupted;
        });
        TaskRef<Boolean> ref = tasks.compute(tasks.delayed(
                x -> {
                    recorder.add("dependent");
                    return x;
                },
                stubborn));
        barrier.awaitArrivals(1);

        ref.cancel();

        assertThat(ref.isDone()).isTrue();
        barrier.open();
        assertThat(recorder.await(1)).containsExactly("interrupted: true");
        settle();
        assertThat(recorder.events()).hasSize(1);
    }

    @Test
    void cancelsTheFuturesThatNodesHaveReturned() throws Exception {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        TaskRef<Integer> ref = tasks.compute(tasks.flattenStage(tasks.delayed(() -> {
            recorder.add("returned");
            return stage;
        })));
        recorder.await(1);
        settle();

        ref.cancel();

        assertThat(stage.handle((value, failure) -> failure).get(20, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whatWaitsForAWorkerNeverRuns() throws Exception {
        List<Delayed<Integer>> nodes = Stream.generate(() -> tasks.delayed(() -> {
                    recorder.add("computes");
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait(); // bodies that compute get no further threads
                    }
                    return 1;
                }))
                .limit(2000)
                .toList();
        TaskRef<List<Integer>> ref = tasks.compute(nodes);
        recorder.await(1); // on one processor there is one worker

        ref.cancel();

        settle();
        assertThat(recorder.events()).hasSizeLessThan(200);
    }

    @Test
    void beforeItIsPlannedRunsNothing() {
        TaskRef<Integer> ref = tasks.compute(blocked());

        ref.cancel();

        settle();
        assertThat(ref.isCancelled()).isTrue();
    }

    @Test
    void leavesReferencesAmongTheArgumentsAlone() throws Exception {
        TaskRef<Boolean> argument = tasks.submit(barrier::passStubbornly);
        TaskRef<Boolean> ref = tasks.compute(tasks.delayed(x -> x, argument));
        barrier.awaitArrivals(1);

        ref.cancel();
        barrier.open();

        assertThat(argument.result(BOUND)).isFalse();
    }

    @Test
    void ofAnothersChainLeavesAReferenceThatAComputationWaitsFor() throws Exception {
        TaskRef<Boolean> argument = tasks.submit(barrier::passStubbornly);
        TaskRef<Boolean> next = argument.then(x -> x);
        TaskRef<List<Boolean>> ref = tasks.compute(
                List.of(beginning(), tasks.delayed(argument), beginning())); // in whichever order it plans
        barrier.awaitArrivals(1);
        recorder.await(2);

        next.cancelChain();
        barrier.open();

        assertThat(ref.result(BOUND)).containsExactly(true, false, true);
    }

    private Delayed<Boolean> beginning() {
        return tasks.delayed(() -> {
            recorder.add("begins");
            return true;
        });
    }

    @Test
    void leavesAnotherComputationOfTheSameNodesAlone() throws Exception {
        Delayed<Integer> node = blocked();
        TaskRef<Integer> one = tasks.compute(node);
        TaskRef<Integer> other = tasks.compute(node);
        barrier.awaitArrivals(2);

        one.cancel();
        recorder.await(1);
        barrier.open();

        assertThat(other.result(BOUND)).isEqualTo(1);
    }

    @Test
    void ofATaskTakesAlongWhatItComputes() throws Exception {
        TaskRef<Integer> task = tasks.submit(
                () -> tasks.compute(tasks.delayed(x -> x, blocked())).result());
        barrier.awaitArrivals(1);

        task.cancel();

        assertThat(recorder.await(1)).containsExactly("interrupted");
    }

    private void settle() {
        for (int i = 0; i < 2; i++) {
            tasks.submit(() -> "").result(BOUND);
        }
    }
}
