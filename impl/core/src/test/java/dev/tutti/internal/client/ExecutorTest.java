package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskExecutorService;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExecutorTest {

    private static final Callable<String> FAILING = () -> {
        throw new IOException("broken");
    };

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();
    private TaskExecutorService executor;

    @BeforeEach
    void executor() {
        executor = tutti.tasks().asExecutorService();
    }

    private final Callable<String> blocking = () -> {
        try {
            barrier.pass();
            return "passed";
        } catch (InterruptedException e) {
            recorder.add("interrupted");
            throw e;
        }
    };

    @Test
    void runsTasksForTheirCaller() throws Exception {
        ExecutorService plain = executor;

        Future<String> callable = Caller.as("alice", () -> plain.submit(Caller::name));
        Future<?> runnable = plain.submit(() -> recorder.add("ran"));
        Future<Integer> withResult = plain.submit(() -> recorder.add("ran too"), 7);
        Caller.as("bob", () -> {
            plain.execute(() -> recorder.add(Caller.name()));
            return null;
        });

        assertThat(callable.get()).isEqualTo("alice");
        assertThat(runnable.get()).isNull();
        assertThat(withResult.get()).isEqualTo(7);
        assertThat(recorder.await(3)).containsExactlyInAnyOrder("ran", "ran too", "bob");
        assertThat(callable).isInstanceOf(TaskRef.class);
    }

    @Test
    void futureThatATaskReturnsIsItsValue() {
        CompletableFuture<String> future = new CompletableFuture<>();

        TaskRef<CompletableFuture<String>> ref = executor.submit(() -> future);

        assertThat(ref.result()).isSameAs(future);
    }

    @Test
    void failureIsTheCauseOfTheFuturesException() {
        Future<String> failed = executor.submit(FAILING);

        assertThatThrownBy(failed::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    @Test
    void invokesAllAndGivesTheirFuturesInOrderCompleteHoweverTheyEnd() throws Exception {
        List<Future<String>> all = executor.invokeAll(List.of(() -> "a", FAILING, () -> "c"));

        assertThat(all).allMatch(Future::isDone);
        assertThat(all.get(0).get() + all.get(2).get()).isEqualTo("ac");
        assertThatThrownBy(() -> all.get(1).get()).hasCauseInstanceOf(IOException.class);
        assertThat(executor.invokeAll(List.<Callable<String>>of())).isEmpty();
    }

    @Test
    void invokesAllWithinATimeAndCancelsTheRest() throws Exception {
        List<Future<String>> all = executor.invokeAll(List.of(() -> "a", blocking), 50, TimeUnit.MILLISECONDS);

        assertThat(all).allMatch(Future::isDone);
        assertThat(all.get(1).isCancelled()).isTrue();
    }

    @Test
    void invokesAnyAndCancelsTheOthers() throws Exception {
        String any = executor.invokeAny(List.of(FAILING, blocking, () -> {
            barrier.awaitArrivals(1); // the other is in its body
            return "first";
        }));

        assertThat(any).isEqualTo("first");
        assertThat(recorder.await(1)).containsExactly("interrupted");
    }

    @Test
    void invokesAnyAndFailsIfAllDo() {
        assertThatThrownBy(() -> executor.invokeAny(List.of(FAILING, FAILING)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.of(() -> {
                    throw new CancellationException("by itself");
                })))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.of(blocking), 1, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> executor.execute(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Callable<?>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAll(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAny(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void shutDownItRefusesTasksAndEndsWithThoseItHas() throws Exception {
        TaskRef<String> running = executor.submit(blocking);
        barrier.awaitArrivals(1);

        executor.shutdown();
        boolean terminated = executor.isTerminated() || executor.awaitTermination(1, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> executor.submit(() -> "late"))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Shut down");
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.invokeAll(List.of(blocking))).isInstanceOf(RejectedExecutionException.class);
        barrier.open();

        assertThat(terminated).isFalse();
        assertThat(executor.isShutdown()).isTrue();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.result()).isEqualTo("passed");
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void shutDownWithNothingToDoItHasEnded() throws Exception {
        executor.submit(() -> "done").result();
        executor.shutdown();

        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void eachHasALifeOfItsOwn() {
        ExecutorService other = tutti.tasks().asExecutorService();
        TaskRef.Promise<Integer> open = TaskRef.promise();
        TaskRef<Integer> clients = tutti.tasks().submit(() -> open.result());

        executor.shutdownNow();
        open.complete(1);

        assertThat(other.isShutdown()).isFalse();
        assertThat(clients.result()).isEqualTo(1);
        assertThat(tutti.tasks().submit(() -> 2).result()).isEqualTo(2);
    }

    @Test
    void shutDownNowItInterruptsThoseThatRunAndGivesBackThoseThatHaveNotBegun() throws Exception {
        Gate one = tutti.gate(1, 1000);
        executor = new TaskExecutor(body -> tutti.call(one, body), Ref.pending(tutti.engine(), "executor"));
        Runnable second = () -> recorder.add("ran");
        Runnable third = () -> recorder.add("ran");
        TaskRef<String> running = executor.submit(blocking);
        barrier.awaitArrivals(1);
        executor.execute(second);
        TaskRef<?> waiting = executor.submit(third);
        Future<String> fourth = executor.submit(() -> "fourth");

        List<Runnable> never = executor.shutdownNow();

        assertThat(never).hasSize(3).startsWith(second, third);
        assertThat(recorder.await(1)).containsExactly("interrupted");
        assertThat(List.of(running, waiting, fourth)).allMatch(Future::isCancelled);
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void endsOnlyWhenABodyThatHeedsNoInterruptDoes() throws Exception {
        Future<?> stubborn = executor.submit(barrier::passStubbornly);
        barrier.awaitArrivals(1);

        executor.shutdownNow();
        boolean early = executor.isTerminated();
        barrier.open();

        assertThat(stubborn.isCancelled()).isTrue();
        assertThat(early).isFalse();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void closingWaitsForTheTasks() {
        TaskRef<String> ref;
        try (TaskExecutorService closing = executor) {
            ref = closing.submit(blocking);
            closing.execute(barrier::open);
        }

        assertThat(ref.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void closerWhoIsInterruptedCancelsTheTasksAndStillWaits() throws Exception {
        TaskRef<String> ref = executor.submit(blocking);
        barrier.awaitArrivals(1);
        Thread.currentThread().interrupt();

        executor.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ref.isCancelled()).isTrue();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void failureOfWhatIsExecutedIsReportedOnceAndThatOfWhatNeverBeganIsNone() throws Exception {
        Recorder<String> reports = new Recorder<>();
        tutti.engine().unseen().listener(failed -> reports.add(failed.failure().getMessage()));
        Gate one = tutti.gate(1, 1000);
        executor = new TaskExecutor(body -> tutti.call(one, body), Ref.pending(tutti.engine(), "executor"));
        executor.execute(() -> {
            throw new IllegalStateException("broken");
        });
        reports.await(1);
        executor.submit(blocking);
        barrier.awaitArrivals(1);
        executor.execute(() -> recorder.add("ran"));

        executor.shutdownNow();
        executor.awaitTermination(1, TimeUnit.MINUTES);

        assertThat(reports.events()).containsExactly("broken");
    }

    @Test
    void taskThatIsTriedAgainEndsWithItsLastTry() throws Exception {
        ExecutorService retrying =
                tutti.tasks().withOptions(options -> options.retries(2)).asExecutorService();
        Future<Integer> third = retrying.submit(() -> {
            recorder.add("try");
            if (recorder.events().size() < 3) {
                throw new IOException("broken");
            }
            return recorder.events().size();
        });

        retrying.shutdown();

        assertThat(retrying.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(third.get()).isEqualTo(3);
    }

    @Test
    void whatIsExecutedOutlivesTheTaskThatGaveIt() throws Exception {
        TaskRef<String> parent = tutti.tasks().submit(() -> {
            executor.execute(() -> recorder.add("interrupted: " + barrier.passStubbornly()));
            return blocking.call();
        });
        barrier.awaitArrivals(2);

        parent.cancel();
        recorder.await(1);
        barrier.open();

        assertThat(recorder.await(2)).containsExactly("interrupted", "interrupted: false");
    }

    @Test
    void waitingIsRefusedInATurnBeforeAnythingRuns() {
        Callable<String> run = () -> {
            recorder.add("ran");
            return "ran";
        };

        assertThatThrownBy(tutti.actor().turn(() -> executor.invokeAll(List.of(run)))::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("invokeAll(Collection)");
        assertThatThrownBy(tutti.actor().turn(() -> executor.invokeAny(List.of(run)))::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("invokeAny(Collection)");
        assertThatThrownBy(tutti.actor().turn(() -> executor.awaitTermination(1, TimeUnit.DAYS))::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("awaitTermination(long, TimeUnit)");
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void servesAsTheExecutorOfAStage() throws Exception {
        CompletableFuture<String> stage =
                CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), executor);

        assertThat(stage.get()).startsWith("tutti-worker");
    }
}
