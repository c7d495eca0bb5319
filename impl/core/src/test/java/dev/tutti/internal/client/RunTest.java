package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> recorder = new Recorder<>();

    @Test
    void givesTheValueOfTheStageAndOfTheUni() {
        String stage = tutti.tasks().run(() -> CompletableFuture.supplyAsync(() -> "stage"));
        String uni = tutti.tasks().runUni(() -> Uni.createFrom().item("uni"));
        String ref = tutti.tasks().run(() -> tutti.tasks().submit(() -> "ref"));

        assertThat(stage + uni + ref).isEqualTo("stageuniref");
    }

    @Test
    void throwsTheOriginalFailure() {
        IOException failure = new IOException("broken");

        assertThatThrownBy(() -> tutti.tasks().run(() -> CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() -> tutti.tasks().runUni(() -> Uni.createFrom().failure(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() -> tutti.tasks().run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void worksInATask() {
        TaskRef<String> task =
                tutti.tasks().submit(() -> tutti.tasks().run(() -> tutti.tasks().submit(() -> "deep")));

        assertThat(task.result()).isEqualTo("deep");
    }

    @Test
    void runsForItsCaller() throws Exception {
        String caller =
                Caller.as("alice", () -> tutti.tasks().run(() -> CompletableFuture.completedFuture(Caller.name())));

        assertThat(caller).isEqualTo("alice");
    }

    @Test
    void isRefusedInATurnAndOnTheEventLoopBeforeAnythingRuns() {
        TaskRef<Object> turn = tutti.actor()
                .turn(() -> tutti.tasks().run(() -> {
                    recorder.add("ran");
                    return TaskRef.of(1);
                }));
        TaskRef<Object> loop = tutti.call(
                tutti.engine().loop(),
                () -> tutti.tasks().runUni(() -> {
                    recorder.add("ran");
                    return Uni.createFrom().item(1);
                }));

        assertThatThrownBy(turn::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContainingAll("run(Callable)", "submitStage");
        assertThatThrownBy(loop::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContainingAll("runUni(Callable)", "submitUni");
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void interruptedCallerCancelsWhatNobodyElseHas() throws Exception {
        Barrier barrier = new Barrier();
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                tutti.tasks().run(() -> {
                    barrier.open();
                    return stage;
                });
            } catch (TaskInterruptedException e) {
                recorder.add("interrupted: " + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        barrier.pass();

        caller.interrupt();

        assertThat(recorder.await(1)).containsExactly("interrupted: true");
        assertThat(stage.handle((value, failure) -> failure).get()).isInstanceOf(CancellationException.class);
    }
}
