package dev.tutti.scenarios.futures;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.MOMENT;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a future of a task promises. */
public class FuturesTest {

    @Inject
    Tasks tasks;

    @Inject
    Steps steps;

    @Test
    void f1_aCallStartsBeforeAnyoneWaits() {
        CountDownLatch started = new CountDownLatch(3);

        steps.start(started); // a Uni that nobody subscribes to
        tasks.submit(Steps::start, started);
        tasks.submit(() -> {
            started.countDown();
            return null;
        });

        open(started);
    }

    @Test
    void f2_waitingTwiceRunsOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();

        TaskRef<Integer> ref = steps.count(runs);

        assertThat(ref.result(GUARD)).isEqualTo(1);
        assertThat(ref.result()).isEqualTo(1);
        assertThat(ref.get()).isEqualTo(1);
        assertThat(ref.uni().await().atMost(GUARD)).isEqualTo(1);
        assertThat(ref.toCompletableFuture().join()).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void f3_aPlainContinuation() {
        TaskRef<Integer> next = tasks.submit(() -> 4).then(x -> x * 2);

        assertThat(next.result(GUARD)).isEqualTo(8);
    }

    @Test
    void f3_anAsynchronousContinuation() {
        TaskRef<Integer> next = tasks.submit(() -> 4).thenTask(ref -> steps.doubled(ref.result()));

        assertThat(next.result(GUARD)).isEqualTo(8);
    }

    @Test
    void f3_threeChained() {
        TaskRef<Integer> next = tasks.submit(() -> 1)
                .then(x -> x + 1)
                .<Integer>thenTask(ref -> steps.doubled(ref.result()))
                .then(x -> x * 3);

        assertThat(next.result(GUARD)).isEqualTo(12);
    }

    @Test
    void f3_aContinuationOnTheRefSeesTheFailure() throws Exception {
        TaskRef<String> next = steps.failingRef().thenTask(ref -> {
            assertThat(ref.status()).isEqualTo(TaskRef.Status.FAILED);
            return TaskRef.of("seen");
        });

        assertThat(next.result(GUARD)).isEqualTo("seen");
    }

    @Test
    void f3_aContinuationOnTheValueIsNotCalledAfterAFailure() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        TaskRef<Integer> next = steps.failingRef().then(value -> calls.incrementAndGet());

        assertThatThrownBy(() -> next.result(GUARD)).isInstanceOf(IOException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void f4_aWrappedValueOrFailureIsThereAtOnce() {
        assertThat(TaskRef.of(11).status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(TaskRef.of(11).result()).isEqualTo(11);
        assertThat(TaskRef.failed(new IOException("no")).status()).isEqualTo(TaskRef.Status.FAILED);
        assertThatThrownBy(() -> TaskRef.failed(new IOException("no")).result())
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void f4_aWrappedFutureCompletesAsItDoes() {
        FutureTask<Integer> good = new FutureTask<>(() -> 11);
        FutureTask<Integer> bad = new FutureTask<>(() -> {
            throw new IOException("no");
        });
        TaskRef<Integer> goodRef = TaskRef.fromFuture(good);
        TaskRef<Integer> badRef = TaskRef.fromFuture(bad);
        assertThat(goodRef.isDone()).isFalse();

        good.run();
        bad.run();

        assertThat(goodRef.result(GUARD)).isEqualTo(11);
        assertThatThrownBy(() -> badRef.result(GUARD))
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void f4_aWrappedStageCompletesAsItDoes() {
        CompletableFuture<Integer> good = new CompletableFuture<>();
        CompletableFuture<Integer> bad = new CompletableFuture<>();
        TaskRef<Integer> goodRef = TaskRef.from(good.thenApply(x -> x + 1));
        TaskRef<Integer> badRef = TaskRef.from(bad.thenApply(x -> x + 1));
        assertThat(goodRef.isDone()).isFalse();

        good.complete(10);
        bad.completeExceptionally(new IOException("no"));

        assertThat(goodRef.result(GUARD)).isEqualTo(11);
        assertThatThrownBy(() -> badRef.result(GUARD))
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void f4_aWrappedUniIsSubscribedToOnceAndCompletesAsItDoes() {
        AtomicInteger subscriptions = new AtomicInteger();

        TaskRef<Integer> good = TaskRef.from(Uni.createFrom().item(() -> 10 + subscriptions.incrementAndGet()));
        TaskRef<Integer> bad = TaskRef.from(Uni.createFrom().<Integer>failure(new IOException("no")));

        assertThat(good.result(GUARD)).isEqualTo(11);
        assertThat(good.uni().await().atMost(GUARD)).isEqualTo(11);
        assertThat(subscriptions).hasValue(1);
        assertThatThrownBy(() -> bad.result(GUARD))
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void f4_cancellingAWrapperCancelsWhatItWraps() {
        FutureTask<Integer> future = new FutureTask<>(() -> 11);
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        CountDownLatch uniCancelled = new CountDownLatch(1);

        TaskRef.fromFuture(future).cancel();
        TaskRef.from(stage).cancel();
        TaskRef.from(Uni.createFrom().nothing().onCancellation().invoke(uniCancelled::countDown))
                .cancel();

        assertThat(future.isCancelled()).isTrue();
        assertThat(stage.isCancelled()).isTrue();
        open(uniCancelled);
    }

    @Test
    void f4_aThousandWrappedFuturesParkNoThousandThreads() {
        List<FutureTask<Integer>> futures = IntStream.range(0, 1000)
                .mapToObj(number -> new FutureTask<>(() -> number))
                .toList();
        long before = threads();

        List<TaskRef<Integer>> refs =
                futures.stream().<TaskRef<Integer>>map(TaskRef::fromFuture).toList();
        tasks.sleep(MOMENT).result(GUARD); // threads that wait for the futures would be there by now

        assertThat(threads()).isLessThan(before + 50);
        futures.forEach(FutureTask::run);
        assertThat(tasks.gather(refs).result(GUARD))
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tutti-"))
                .count();
    }

    @Test
    void f5_theOriginalExceptionComesBackFromResult() throws Exception {
        for (TaskRef<String> ref : List.of(steps.failingRef(), steps.failingLater(), tasks.submit(Steps::failing))) {
            assertThatThrownBy(() -> ref.result(GUARD))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the disk is full");
        }
    }

    @Test
    void f5_theOriginalExceptionComesBackThroughAUni() throws Exception {
        for (Uni<String> uni : List.of(steps.failingUni(), steps.failingRef().uni())) {
            assertThat(uni.onItemOrFailure()
                            .transform((value, failure) -> failure)
                            .await()
                            .atMost(GUARD))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the disk is full");
        }
    }

    @Test
    void f5_theOriginalExceptionComesBackThroughAStage() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();

        steps.failingStage().whenComplete((value, failure) -> seen.complete(failure));

        assertThat(seen.get(GUARD.toSeconds(), TimeUnit.SECONDS))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void f5_theOriginalExceptionIsTheCauseOfWhatAFutureThrows() throws Exception {
        for (Future<String> future : List.of(steps.failingFuture(), steps.failingRef())) {
            assertThatThrownBy(() -> future.get(GUARD.toSeconds(), TimeUnit.SECONDS))
                    .isExactlyInstanceOf(ExecutionException.class)
                    .cause()
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the disk is full");
        }
    }

    @Test
    void f5_theOriginalExceptionIsTheCauseOfWhatJoinThrows() throws Exception {
        CompletableFuture<String> future = steps.failingRef().toCompletableFuture();

        assertThatThrownBy(future::join)
                .isExactlyInstanceOf(CompletionException.class)
                .cause()
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void f5_anErrorComesBackToo() {
        TaskRef<String> ref = tasks.submit(() -> {
            throw new StackOverflowError("too deep");
        });

        assertThatThrownBy(() -> ref.result(GUARD))
                .isExactlyInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
    }

    @Test
    void f6_aPromiseIsWaitedForTimesOutAndIsThenReleased() throws Exception {
        TaskRef.Promise<String> promise = TaskRef.promise();
        CountDownLatch waiting = new CountDownLatch(1);
        TaskRef<String> waiter = tasks.submit(() -> {
            waiting.countDown();
            return promise.result();
        });
        open(waiting);

        assertThatThrownBy(() -> promise.result(MOMENT)).isInstanceOf(TaskTimeoutException.class);
        assertThat(promise.status()).isEqualTo(TaskRef.Status.WAITING);
        assertThat(waiter.isDone()).isFalse();

        assertThat(promise.complete("there")).isTrue();
        assertThat(promise.complete("later")).isFalse();
        assertThat(promise.fail(new IOException("later"))).isFalse();
        assertThat(promise.result()).isEqualTo("there");
        assertThat(waiter.result(GUARD)).isEqualTo("there");
    }

    @Test
    void f6_ofEightThreadsThatRaceToCompleteAPromiseOneWins() {
        for (int round = 0; round < 100; round++) {
            TaskRef.Promise<Integer> promise = TaskRef.promise();
            CyclicBarrier start = new CyclicBarrier(8);

            List<TaskRef<Boolean>> racers = tasks.map(
                    racer -> {
                        start.await(GUARD.toSeconds(), TimeUnit.SECONDS);
                        return racer % 2 == 0
                                ? promise.complete(racer)
                                : promise.fail(new IOException(racer.toString()));
                    },
                    IntStream.range(0, 8).boxed().toList());

            List<Boolean> won = tasks.gather(racers).result(GUARD);
            assertThat(won).containsOnlyOnce(true);
            int winner = won.indexOf(true);
            if (winner % 2 == 0) {
                assertThat(promise.result()).isEqualTo(winner);
            } else {
                assertThatThrownBy(promise::result)
                        .isInstanceOf(IOException.class)
                        .hasMessage("" + winner);
            }
        }
    }

    @Test
    void f7_ofAHundredCallsEachStartsBeforeAnyEnds() {
        AtomicInteger started = new AtomicInteger();
        TaskRef.Promise<Integer> hundredth = TaskRef.promise();

        List<Uni<Integer>> calls = Stream.generate(() -> steps.startUntil(100, started, hundredth))
                .limit(100)
                .toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.await().atMost(GUARD)).isEqualTo(100));
    }

    @Test
    void f8_nestedCallsKeepTheirOrder() {
        List<TaskRef<String>> refs =
                IntStream.range(0, 20).mapToObj(steps::outer).toList();

        assertThat(tasks.gather(refs).result(GUARD)).isEqualTo(nested());
    }

    @Test
    void f8_nestedCallsThatAreWaitedForKeepTheirOrder() {
        List<TaskRef<String>> refs =
                IntStream.range(0, 20).mapToObj(steps::waiting).toList();

        assertThat(tasks.gather(refs).result(GUARD)).isEqualTo(nested());
    }

    private static List<String> nested() {
        return IntStream.range(0, 20)
                .mapToObj(number -> "outer " + number + " of inner " + number)
                .toList();
    }
}
