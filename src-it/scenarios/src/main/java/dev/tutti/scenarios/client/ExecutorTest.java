package dev.tutti.scenarios.client;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskExecutorService;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The client as an executor. */
public class ExecutorTest {

    @Inject
    Tasks tasks;

    @Test
    void c9_submitAndExecuteRunTasks() throws Exception {
        ExecutorService executor = tasks.asExecutorService();
        CountDownLatch executed = new CountDownLatch(1);

        executor.execute(executed::countDown);
        Future<Integer> eleven = executor.submit(() -> 11);
        CompletableFuture<String> stage = CompletableFuture.supplyAsync(() -> "stage", executor);

        open(executed);
        assertThat(eleven.get()).isEqualTo(11);
        assertThat(eleven).isInstanceOf(TaskRef.class);
        assertThat(stage.get()).isEqualTo("stage");
    }

    @Test
    void c9_invokeAllGivesEveryFutureInOrder() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        Callable<String> together = () -> {
            three.countDown();
            open(three);
            return "together";
        };

        List<Future<String>> all = tasks.asExecutorService().invokeAll(List.of(together, together, together, () -> {
            throw new IOException("alone");
        }));

        assertThat(all).hasSize(4).allMatch(Future::isDone);
        assertThat(all.get(0).get()).isEqualTo("together");
        assertThatThrownBy(() -> all.get(3).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void c9_invokeAnyGivesTheFirstValueAndCancelsTheOthers() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        String any = tasks.asExecutorService()
                .invokeAny(List.of(
                        () -> {
                            throw new IOException("broken");
                        },
                        () -> {
                            try {
                                running.countDown();
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return "never";
                        },
                        () -> {
                            open(running);
                            return "first";
                        }));

        assertThat(any).isEqualTo("first");
        open(interrupted);
    }

    @Test
    void c9_shutdownRefusesMoreAndLetsWhatThereIsEnd() throws Exception {
        ExecutorService executor = tasks.asExecutorService();
        CountDownLatch release = new CountDownLatch(1);
        Future<String> running = executor.submit(() -> {
            open(release);
            return "ended";
        });

        executor.shutdown();

        assertThatThrownBy(() -> executor.submit(() -> "late")).isInstanceOf(RejectedExecutionException.class);
        assertThat(executor.isTerminated()).isFalse();
        release.countDown();
        assertThat(executor.awaitTermination(GUARD.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(running.get()).isEqualTo("ended");
    }

    @Test
    void c9_shutdownNowInterruptsWhatRuns() throws Exception {
        ExecutorService executor = tasks.asExecutorService();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> blocked = executor.submit(() -> {
            try {
                running.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        open(running);

        List<Runnable> never = executor.shutdownNow();

        assertThat(never).isEmpty();
        open(interrupted);
        assertThat(blocked.isCancelled()).isTrue();
        assertThat(executor.awaitTermination(GUARD.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void c9_closingWaitsForTheTasks() {
        Recorder<String> ran = new Recorder<>();

        try (TaskExecutorService executor = tasks.asExecutorService()) {
            executor.execute(() -> ran.add("ran"));
        }

        assertThat(ran.events()).containsExactly("ran");
    }

    @Test
    void c9_neitherAnExecutorNorTheClientStopsTheEngineWhenItIsClosed() {
        TaskExecutorService other = tasks.asExecutorService();

        tasks.asExecutorService().close();
        tasks.close();
        tasks.closeAsync().result(GUARD);

        assertThat(other.submit(() -> "other").result(GUARD)).isEqualTo("other");
        assertThat(tasks.submit(() -> "client").result(GUARD)).isEqualTo("client");
    }
}
