package dev.tutti.scenarios.remote;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Waiting;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a remote method promises. */
public class RemoteTest {

    @Inject
    Tasks tasks;

    @Inject
    Bodies bodies;

    @Inject
    EveryType everyType;

    @Test
    void startsAtTheCallWithoutASubscriber() throws Exception {
        CountDownLatch started = new CountDownLatch(1);

        bodies.uni(() -> {
            started.countDown();
            return "nobody subscribes";
        });

        open(started);
    }

    @Test
    void aReturnedUniIsHotAndMemoized() throws Exception {
        AtomicInteger runs = new AtomicInteger();

        Uni<Integer> uni = bodies.uni(runs::incrementAndGet);

        for (int subscription = 0; subscription < 3; subscription++) {
            assertThat(uni.await().atMost(GUARD)).isEqualTo(1);
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void aReturnedUniMemoizesItsFailure() throws Exception {
        AtomicInteger runs = new AtomicInteger();

        Uni<Object> uni = bodies.uni(() -> {
            throw new IOException("run " + runs.incrementAndGet());
        });

        for (int subscription = 0; subscription < 3; subscription++) {
            assertThat(failureOf(uni)).isExactlyInstanceOf(IOException.class).hasMessage("run 1");
        }
    }

    @Test
    void cancellingTheLastSubscriptionCancelsTheTask() throws Exception {
        Blocked body = new Blocked();
        Uni<String> uni = bodies.uni(body::run);
        Cancellable first = uni.subscribe().with(item -> {}, failure -> {});
        Cancellable second = uni.subscribe().with(item -> {}, failure -> {});
        open(body.running);

        first.cancel();
        assertThat(Waiting.opens(body.interrupted)).isFalse(); // one of two harms nobody
        second.cancel();

        open(body.interrupted);
        assertThat(failureOf(uni)).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingOneOfTwoSubscriptionsLeavesTheOtherItsItem() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> item = new CompletableFuture<>();
        Uni<String> uni = bodies.uni(() -> {
            open(release);
            return "item";
        });
        Cancellable first = uni.subscribe().with(ignored -> {}, ignored -> {});
        uni.subscribe().with(item::complete, item::completeExceptionally);

        first.cancel();
        release.countDown();

        assertThat(item.get(GUARD.toSeconds(), TimeUnit.SECONDS)).isEqualTo("item");
    }

    @Test
    void aTimeOutOfTheOnlySubscriptionCancelsTheTask() throws Exception {
        Blocked body = new Blocked();
        Uni<String> uni = bodies.uni(body::run);
        open(body.running);

        assertThat(failureOf(uni.ifNoItem().after(Duration.ofMillis(1)).fail())).isInstanceOf(TimeoutException.class);

        open(body.interrupted);
    }

    @Test
    void cancellingASubscriptionOfARefsUniLeavesTheTaskAlone() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<String> ref = bodies.ref(() -> {
            open(release);
            return "value";
        });

        ref.uni().subscribe().with(item -> {}, failure -> {}).cancel();
        release.countDown();

        assertThat(ref.result(GUARD)).isEqualTo("value");
    }

    @Test
    void cancellingATaskCancelsTheFutureThatItsBodyReturned() {
        TaskRef.Promise<String> inner = TaskRef.promise();
        CountDownLatch started = new CountDownLatch(1);
        TaskRef<?> task = tasks.submit(() -> {
            started.countDown();
            return inner;
        });
        open(started);

        assertThat(task.cancel()).isTrue();

        assertThat(task.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThatThrownBy(() -> inner.result(GUARD)).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingATaskLeavesTheVoidCallsThatItMadeAlone() throws Exception {
        Blocked body = new Blocked();
        CountDownLatch forgotten = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
        TaskRef<String> task = bodies.ref(() -> {
            bodies.forget(() -> {
                forgotten.countDown();
                open(release); // fails if it is interrupted
                undisturbed.complete(true);
            });
            return body.run();
        });
        open(forgotten);
        open(body.running);

        task.cancel();

        open(body.interrupted);
        release.countDown();
        assertThat(within(undisturbed)).isTrue();
    }

    @Test
    void aBodyNeverRunsOnItsCallersThread() throws Exception {
        Thread caller = Thread.currentThread();

        assertThat(bodies.ref(Thread::currentThread).result(GUARD)).isNotSameAs(caller);
        assertThat(bodies.onTheLoop(Thread::currentThread).result(GUARD)).isNotSameAs(caller);
        assertThat(bodies.onAProcessor(Thread::currentThread).result(GUARD)).isNotSameAs(caller);
        assertThat(tasks.submit(Thread::currentThread).result(GUARD)).isNotSameAs(caller);
        assertThat(tasks.submit(EveryType::plain).result(GUARD)).isNotSameAs(caller);
    }

    @Test
    void aBodyNeverRunsOnItsCallersThreadThoughThatIsAWorkerOrTheLoop() throws Exception {
        TaskRef<Boolean> onAWorker = tasks.submit(() -> {
            Thread caller = Thread.currentThread();
            return bodies.ref(Thread::currentThread).result() == caller;
        });
        TaskRef<TaskRef<Boolean>> onTheLoop = bodies.onTheLoop(() -> {
            Thread caller = Thread.currentThread();
            return bodies.ref(Thread::currentThread).then(ran -> ran == caller);
        });

        assertThat(onAWorker.result(GUARD)).isFalse();
        assertThat(onTheLoop.result(GUARD).result(GUARD)).isFalse();
    }

    @Test
    void aContinuationRunsNeitherOnTheThreadThatAttachesItNorOnTheOneThatCompletes() {
        Thread attaching = Thread.currentThread();
        TaskRef.Promise<String> pending = TaskRef.promise();

        TaskRef<Thread> ofADoneRef = TaskRef.of("done").then(value -> Thread.currentThread());
        TaskRef<Thread> ofAPendingRef = pending.then(value -> Thread.currentThread());
        pending.complete("done");

        assertThat(ofADoneRef.result(GUARD)).isNotSameAs(attaching);
        assertThat(ofAPendingRef.result(GUARD)).isNotSameAs(attaching);
    }

    @Test
    void eachDeclaredTypeComesBackWithTheValueOfAWorker() throws Exception {
        Thread caller = Thread.currentThread();
        CompletableFuture<Thread> nothing = new CompletableFuture<>();

        everyType.nothing(nothing);

        assertThat(List.of(
                        everyType.uni().await().atMost(GUARD),
                        first(everyType.multi()),
                        first(everyType.publisher()),
                        within(everyType.stage().toCompletableFuture()),
                        within(everyType.completableFuture()),
                        within(everyType.future()),
                        everyType.ref().result(GUARD),
                        within(nothing)))
                .doesNotContain(caller)
                .allSatisfy(thread -> assertThat(thread).isInstanceOf(Thread.class));
    }

    @Test
    void eachDeclaredTypeComesBackWithTheOriginalFailure() throws Exception {
        CompletableFuture<Throwable> ofStage = new CompletableFuture<>();
        everyType.failedStage().whenComplete((value, failure) -> ofStage.complete(failure));
        CompletableFuture<Thread> nothing = new CompletableFuture<>();

        everyType.failedNothing(nothing); // nobody hears of it

        assertThat(List.of(
                        failureOf(everyType.failedUni()),
                        failureOf(everyType.failedMulti()),
                        failureOf(everyType.throwingMulti()),
                        failureOf(everyType.failedPublisher()),
                        within(ofStage),
                        failureOf(everyType.failedCompletableFuture()),
                        failureOf(everyType.failedFuture()),
                        failureOf(everyType.failedRef())))
                .allSatisfy(failure -> assertThat(failure)
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("no"));
        assertThat(within(nothing)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aStreamGivesItsItemsInOrder() {
        assertThat(itemsOf(everyType.multi())).hasSize(4).endsWith(1, 2, 3);
        assertThat(itemsOf(everyType.publisher())).hasSize(4).endsWith(1, 2, 3);
    }

    @Test
    void aStreamThatNobodySubscribesToStartsNothingBeyondItsMethod() {
        Recorder<String> events = new Recorder<>();

        Multi<Integer> stream = everyType.watchedMulti(events);
        bodies.flattened(tasks.sleep(Waiting.MOMENT)).await().atMost(GUARD); // time to do what it should not

        assertThat(events.events()).containsExactly("called");
        assertThat(itemsOf(stream)).containsExactly(1);
        assertThat(events.events()).containsExactly("called", "subscribed");
    }

    @Test
    void onAClassThePlainMethodsStayLocal() {
        assertThat(everyType.plain()).isSameAs(Thread.currentThread());
        assertThat(tasks.submit(EveryType::plain).result(GUARD)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aRemoteMethodThatIsSubmittedIsFlattened() {
        TaskRef<Object> ref =
                tasks.submit((EveryType every) -> every.uni()).thenTask(thread -> TaskRef.of((Object) thread.result()));

        assertThat(ref.result(GUARD)).isInstanceOf(Thread.class);
    }

    @Test
    void aNonBlockingBodyRunsOnTheEventLoopAndTheOthersMayWait() throws Exception {
        assertThat(bodies.onTheLoop(Waiting::isAllowedHere).result(GUARD)).isFalse();
        assertThat(bodies.ref(Waiting::isAllowedHere).result(GUARD)).isTrue();
        assertThat(bodies.onAProcessor(Waiting::isAllowedHere).result(GUARD)).isTrue();
    }

    @Test
    void aContinuationAttachedOnTheEventLoopRunsThere() throws Exception {
        TaskRef.Promise<String> later = TaskRef.promise();
        TaskRef<Thread> then = bodies.onTheLoop(() -> later.then(value -> Thread.currentThread()))
                .result(GUARD);
        TaskRef<Thread> stage = bodies.onTheLoop(() -> TaskRef.from(later.thenApply(value -> Thread.currentThread())))
                .result(GUARD);
        TaskRef<Thread> uni = bodies.onTheLoop(() -> TaskRef.from(later.uni().map(value -> Thread.currentThread())))
                .result(GUARD);

        later.complete("value"); // on this thread

        assertThat(tasks.gather(List.of(then, stage, uni)).result(GUARD))
                .hasSize(3)
                .allSatisfy(thread -> assertThat(thread.getName()).startsWith("tutti-loop"));
    }

    @Test
    void aBurstOfShortBodiesTakesNoMoreThreadsThanTheBlockingOnesBeforeIt() {
        CountDownLatch hundred = new CountDownLatch(100);
        tasks.gather(tasks.map(
                        body -> {
                            hundred.countDown();
                            open(hundred);
                            return body;
                        },
                        Collections.nCopies(100, "blocks")))
                .result(GUARD);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        List<TaskRef<Boolean>> calls = Stream.generate(() -> tasks.submit(() -> threads.add(Thread.currentThread())))
                .limit(20_000)
                .toList();

        assertThat(tasks.gather(calls).result(GUARD)).hasSize(20_000);
        assertThat(threads).hasSizeLessThan(400);
    }

    @Test
    void tenBodiesRunAtOnceAtALimitOfTen() {
        CyclicBarrier ten = new CyclicBarrier(10);

        List<TaskRef<Integer>> calls =
                Stream.generate(() -> meetAtTen(ten)).limit(50).toList();

        assertThat(tasks.gather(calls).result(GUARD)).hasSize(50);
    }

    @Test
    void elevenBodiesDoNotRunAtOnceAtALimitOfTen() {
        Crowd crowd = new Crowd();
        CountDownLatch release = new CountDownLatch(1);

        List<TaskRef<Void>> calls = Stream.generate(() -> bodies.blockAtTen(crowd, release))
                .limit(50)
                .toList();

        crowd.awaitInside(10);
        assertThat(crowd.grows(11)).isFalse();
        release.countDown();
        tasks.gather(calls).result(GUARD);
        assertThat(crowd.entered()).isEqualTo(50);
        assertThat(crowd.peak()).isEqualTo(10);
    }

    @Test
    void aCallHoldsItsPermitUntilTheFutureOfItsBodyCompletes() {
        Waves waves = new Waves();

        List<Uni<Void>> calls =
                Stream.generate(() -> bodies.stayAtTen(waves)).limit(50).toList();
        for (int wave = 0; wave < 5; wave++) {
            waves.release(10);
        }

        assertThat(calls).allSatisfy(call -> call.await().atMost(GUARD));
        assertThat(waves.crowd().peak()).isEqualTo(10);
    }

    @Test
    void tenCallsWaitAtALimitOfTenAndTheEleventhIsRefusedInItsFuture() {
        Waves waves = new Waves();
        Uni<Void> running = bodies.stayAlone(waves);
        List<Uni<Void>> waiting =
                Stream.generate(() -> bodies.stayAlone(waves)).limit(10).toList();

        Uni<Void> refused = bodies.stayAlone(waves);

        assertThat(failureOf(refused))
                .isExactlyInstanceOf(PendingLimitExceededException.class)
                .hasMessageContaining("Bodies.stayAlone")
                .hasMessageContaining("10");
        for (int call = 0; call < 11; call++) {
            waves.release(1);
        }
        running.await().atMost(GUARD);
        assertThat(waiting).allSatisfy(call -> call.await().atMost(GUARD));
        assertThat(waves.crowd().entered()).isEqualTo(11);
    }

    private TaskRef<Integer> meetAtTen(CyclicBarrier ten) {
        try {
            return bodies.meetAtTen(ten);
        } catch (Exception e) {
            throw new AssertionError("A remote call fails in its future only", e);
        }
    }

    private static <T> T within(Future<T> future) throws Exception {
        return future.get(GUARD.toSeconds(), TimeUnit.SECONDS);
    }

    private static Object first(Flow.Publisher<Object> stream) {
        return itemsOf(stream).get(0);
    }

    private static <T> List<T> itemsOf(Flow.Publisher<T> stream) {
        return Multi.createFrom().publisher(stream).collect().asList().await().atMost(GUARD);
    }

    private static Throwable failureOf(Uni<?> uni) {
        return uni.onItemOrFailure()
                .<Throwable>transform((item, failure) -> failure)
                .await()
                .atMost(GUARD);
    }

    private static Throwable failureOf(Flow.Publisher<Object> stream) {
        return failureOf(Multi.createFrom().publisher(stream).collect().asList());
    }

    private static Throwable failureOf(Future<?> future) throws Exception {
        try {
            throw new AssertionError("Not a failure: " + within(future));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** A body that only an interrupt ends. */
    private static final class Blocked {

        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        String run() throws InterruptedException {
            running.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody opens this latch");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }
    }
}
