package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.TaskRef;
import dev.tutti.Waited;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of everything under way when an engine closes: nobody waits for ever. */
class CloseTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void letsEndWhatCanEnd() {
        List<TaskRef<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            all.add(tutti.call(tutti.engine().loop(), () -> number));
        }

        tutti.engine().close();

        assertThat(all).allSatisfy(ref -> assertThat(ref.result(BOUND)).isNotNull());
    }

    @Test
    void interruptsWhatRuns() throws Exception {
        TaskRef<String> running = tutti.call(tutti.engine().workers(), () -> {
            barrier.pass();
            return "passed";
        });
        barrier.awaitArrivals(1);

        tutti.engine().close();

        assertThat(catchThrowable(() -> running.result(BOUND))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void failsWhatIsQueued() throws Exception {
        tutti.call(tutti.engine().loop(), barrier::passStubbornly);
        TaskRef<String> queued = tutti.call(tutti.engine().loop(), () -> "ran");

        tutti.engine().close();
        Throwable failure = catchThrowable(() -> queued.result(BOUND));
        barrier.open();

        assertThat(failure).isInstanceOf(RejectedExecutionException.class).hasMessageContaining("closed");
    }

    @Test
    void failsWhatSleeps() {
        TaskRef<Void> nap = tutti.tasks().sleep(Duration.ofDays(1));

        tutti.engine().close();

        assertThat(catchThrowable(() -> nap.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void failsWhatFollowsAPlainFuture() {
        TaskRef<String> following = TaskRef.fromFuture(new FutureTask<>(() -> "never run"));

        tutti.engine().close();

        assertThat(catchThrowable(() -> following.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void failsWhatWaitsForTheStageOfItsBody() {
        CompletableFuture<String> foreign = new CompletableFuture<>();
        TaskRef<String> waiting = tutti.call(tutti.engine().loop(), () -> foreign);
        tutti.call(tutti.engine().loop(), () -> null).result(); // by now the body has returned

        tutti.engine().close();

        assertThat(catchThrowable(() -> waiting.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void failsWhatWaitsForAPermit() {
        CompletableFuture<String> foreign = new CompletableFuture<>();
        Gate gate = tutti.gate(1, 10);
        TaskRef<String> holding = tutti.call(gate, () -> foreign);
        TaskRef<String> waiting = tutti.call(gate, () -> "ran");

        tutti.engine().close();

        assertThat(catchThrowable(() -> holding.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
        assertThat(catchThrowable(() -> waiting.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void failsWhatWaitsForATurn() throws Exception {
        TestActor actor = tutti.actor();
        actor.turn(barrier::passStubbornly);
        barrier.awaitArrivals(1);
        TaskRef<String> waiting = actor.turn(() -> "ran");

        tutti.engine().close();
        barrier.open();

        assertThat(catchThrowable(() -> waiting.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void failsWhatIsBuiltOnThose() {
        TaskRef<Void> nap = tutti.tasks().sleep(Duration.ofDays(1));
        TaskRef<String> then = nap.then(nothing -> "slept");
        TaskRef<List<Void>> gathered = tutti.tasks().gather(List.of(nap));
        TaskRef<Waited<String>> waited =
                tutti.tasks().waitFor(List.of(TaskRef.<String>promise()), 1, Duration.ofDays(1));

        tutti.engine().close();

        assertThat(List.of(then, gathered, waited))
                .allSatisfy(ref -> assertThat(catchThrowable(() -> ref.result(BOUND)))
                        .isInstanceOf(RejectedExecutionException.class));
    }

    @Test
    void refusesWhatComesLater() {
        tutti.engine().close();

        TaskRef<Integer> late = tutti.tasks().submit(() -> 1);

        assertThat(catchThrowable(() -> late.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void turnThatComesLaterFails() {
        TestActor actor = tutti.actor();
        tutti.engine().close();

        TaskRef<String> late = actor.turn(() -> "ran");

        assertThat(catchThrowable(() -> late.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void sleepThatComesLaterFails() {
        tutti.engine().close();

        TaskRef<Void> late = tutti.tasks().sleep(Duration.ofDays(1));

        assertThat(catchThrowable(() -> late.result(BOUND))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void leavesNoThread() throws Exception {
        for (int i = 0; i < 50; i++) {
            tutti.call(tutti.engine().workers(), () -> {
                barrier.pass();
                return null;
            });
        }
        barrier.awaitArrivals(50);
        barrier.open();

        tutti.engine().close();
        for (Thread thread : tutti.threads()) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }

        assertThat(tutti.threads()).hasSizeGreaterThan(50).noneMatch(Thread::isAlive);
    }
}
