package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferencesTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void wrapsAValue() {
        TaskRef<String> ref = TaskRef.of("value");

        assertThat(ref.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(ref.result()).isEqualTo("value");
    }

    @Test
    void saysWhatItIs() {
        Uni<String> never = Uni.createFrom().nothing();

        assertThat(TaskRef.of("value").toString()).isEqualTo("TaskRef[TaskRef.of, SUCCEEDED]");
        assertThat(TaskRef.failed(new IOException("broken")).toString()).isEqualTo("TaskRef[TaskRef.failed, FAILED]");
        assertThat(TaskRef.from(new CompletableFuture<>()).toString())
                .isEqualTo("TaskRef[TaskRef.from(stage), WAITING]");
        assertThat(TaskRef.from(never).toString()).isEqualTo("TaskRef[TaskRef.from(uni), WAITING]");
        assertThat(TaskRef.promise().toString()).isEqualTo("TaskRef[promise, WAITING]");
    }

    @Test
    void wrapsAFailure() {
        IOException failure = new IOException("broken");

        TaskRef<String> ref = TaskRef.failed(failure);

        assertThat(ref.status()).isEqualTo(TaskRef.Status.FAILED);
        assertThatThrownBy(ref::result).isSameAs(failure);
    }

    @Test
    void followsAStage() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        TaskRef<String> ref = TaskRef.from(stage);

        TaskRef.Status before = ref.status();
        stage.complete("value");

        assertThat(before).isEqualTo(TaskRef.Status.WAITING);
        assertThat(ref.result()).isEqualTo("value");
    }

    @Test
    void followsTheFailureOfAStageWithoutItsWrappers() {
        IOException failure = new IOException("broken");

        TaskRef<String> ref = TaskRef.from(CompletableFuture.failedStage(new CompletionException(failure)));
        ref.whenComplete((value, seen) -> recorder.add(seen));

        assertThatThrownBy(ref::result).isSameAs(failure);
        assertThat(recorder.events()).containsExactly(failure);
    }

    @Test
    void cancelsTheStageItFollows() {
        CompletableFuture<String> stage = new CompletableFuture<>();

        TaskRef.from(stage).cancel();

        assertThat(stage).isCancelled();
    }

    @Test
    void followsACancelledStageIntoCancellation() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        TaskRef<String> ref = TaskRef.from(stage);

        stage.cancel(true);

        assertThat(ref.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void stageThatIsAReferenceIsItself() {
        TaskRef<String> ref = TaskRef.of("value");

        assertThat((Object) TaskRef.from(ref)).isSameAs(ref);
    }

    @Test
    void subscribesToAUniAtOnceAndOnce() {
        Uni<String> uni = Uni.createFrom().item(() -> {
            recorder.add("subscribed");
            return "value";
        });

        TaskRef<String> ref = TaskRef.from(uni);
        List<Object> before = recorder.events();
        ref.result();
        ref.result();

        assertThat(before).containsExactly("subscribed");
        assertThat(recorder.events()).containsExactly("subscribed");
    }

    @Test
    void cancelsTheSubscriptionToAUni() throws Exception {
        Uni<String> uni = Uni.createFrom().emitter(emitter -> emitter.onTermination(() -> recorder.add("cancelled")));

        TaskRef<String> ref = TaskRef.from(uni);
        ref.cancel();

        assertThat(recorder.await(1)).containsExactly("cancelled");
        assertThatThrownBy(ref::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void followsAPlainFuture() {
        IOException failure = new IOException("broken");
        FutureTask<String> good = new FutureTask<>(() -> "value");
        FutureTask<String> bad = new FutureTask<>(() -> {
            throw failure;
        });
        TaskRef<String> value = TaskRef.fromFuture(good);
        TaskRef<String> failed = TaskRef.fromFuture(bad);

        good.run();
        bad.run();

        assertThat(value.result()).isEqualTo("value");
        assertThatThrownBy(failed::result).isSameAs(failure);
    }

    @Test
    void cancelsThePlainFutureItFollows() {
        FutureTask<String> future = new FutureTask<>(() -> "value");

        TaskRef.fromFuture(future).cancel();

        assertThat(future.isCancelled()).isTrue();
    }

    @Test
    void thousandPlainFuturesTakeNoThread() {
        List<FutureTask<Integer>> futures = IntStream.range(0, 1000)
                .mapToObj(i -> new FutureTask<>(() -> i))
                .toList();
        int before = tutti.threads().size();

        List<TaskRef<Integer>> refs =
                futures.stream().map(TaskRef::<Integer>fromFuture).toList();
        int waiting = tutti.threads().size();
        futures.forEach(FutureTask::run);

        assertThat(waiting).isEqualTo(before);
        assertThat(refs.stream().map(TaskRef::result))
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void firstOfEightThreadsCompletesAPromise() throws Exception {
        for (int round = 0; round < 200; round++) {
            TaskRef.Promise<Integer> promise = TaskRef.promise();
            Recorder<Integer> winners = new Recorder<>();
            CyclicBarrier start = new CyclicBarrier(8);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int number = t;
                Thread thread = new Thread(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    boolean won = number % 2 == 0
                            ? promise.complete(number)
                            : promise.fail(new IOException(String.valueOf(number)));
                    if (won) {
                        winners.add(number);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(winners.events()).hasSize(1);
            int winner = winners.events().get(0);
            if (winner % 2 == 0) {
                assertThat(promise.result()).isEqualTo(winner);
            } else {
                assertThatThrownBy(promise::result).hasMessage(String.valueOf(winner));
            }
        }
    }

    @Test
    void completePromiseChangesNoMore() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        promise.complete("first");

        boolean second = promise.complete("second");
        boolean failure = promise.fail(new IOException());
        boolean cancelled = promise.cancel();

        assertThat(List.of(second, failure, cancelled)).containsOnly(false);
        assertThat(promise.result()).isEqualTo("first");
    }

    @Test
    void waiterOfAPromiseIsReleased() throws Exception {
        TaskRef.Promise<String> promise = TaskRef.promise();
        Thread waiter = new Thread(() -> recorder.add(promise.result()));
        waiter.start();

        promise.complete("value");
        waiter.join();

        assertThat(recorder.events()).containsExactly("value");
    }
}
