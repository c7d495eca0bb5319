package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsyncQueue;
import dev.tutti.QueueClosedException;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskRef.Status;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(1);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Coordinator coordination;
    private AsyncQueue<Integer> queue;

    @BeforeEach
    void makeQueue() {
        coordination = new Coordinator(tutti.engine());
        queue = coordination.queue(2);
    }

    // ---- order

    @Test
    void elementsLeaveInTheOrderInWhichTheyCame() {
        queue.put(1);
        queue.put(2);

        assertThat(queue.take().result(BOUND)).isEqualTo(1);
        assertThat(queue.take().result(BOUND)).isEqualTo(2);
    }

    @Test
    void takersAreServedInTheOrderInWhichTheyCame() {
        TaskRef<Integer> first = queue.take();
        TaskRef<Integer> second = queue.take();

        TaskRef<Void> put = queue.put(1);
        boolean offered = queue.offer(2);

        assertThat(put.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(offered).isTrue();
        assertThat(first.result(BOUND)).isEqualTo(1);
        assertThat(second.result(BOUND)).isEqualTo(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void putWaitsWhileItIsFull() {
        fill();

        TaskRef<Void> third = queue.put(3);
        TaskRef<Void> fourth = queue.put(4);

        assertThat(third.status()).isEqualTo(Status.WAITING);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.poll()).contains(1);
        assertThat(third.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(fourth.status()).isEqualTo(Status.WAITING);
        assertThat(queue.take().result(BOUND)).isEqualTo(2);
        assertThat(fourth.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(drained()).containsExactly(3, 4);
    }

    @Test
    void offerAndPollNeverWait() {
        assertThat(queue.poll()).isEmpty();
        fill();

        assertThat(queue.offer(3)).isFalse();
        assertThat(drained()).containsExactly(1, 2);
    }

    // ---- ends of waits

    @Test
    void cancelledTakeTakesNothing() {
        TaskRef<Integer> taken = queue.take();

        assertThat(taken.cancel()).isTrue();
        queue.put(1);

        assertThat(drained()).containsExactly(1);
        assertThatThrownBy(taken::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void takeThatHasItsElementCannotBeCancelled() {
        TaskRef<Integer> taken = queue.take();
        queue.put(1);

        assertThat(taken.cancel()).isFalse();
        assertThat(tutti.tasks().cancel(List.of(taken))).isZero();
        assertThat(taken.result(BOUND)).isEqualTo(1);
    }

    @Test
    void cancelledPutNeverPuts() {
        fill();
        TaskRef<Void> third = queue.put(3);
        TaskRef<Void> fourth = queue.put(4);

        assertThat(third.cancel()).isTrue();

        assertThat(drained()).containsExactly(1, 2, 4);
        assertThat(fourth.status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void manyAreCancelledTogether() {
        List<TaskRef<Integer>> takes = List.of(queue.take(), queue.take());

        assertThat(tutti.tasks().cancel(takes)).isEqualTo(2);
        queue.put(1);

        assertThat(drained()).containsExactly(1);
    }

    @Test
    void putWhoseTimeIsOverNeverPuts() {
        fill();

        TaskRef<Void> put = queue.put(3, SOON);

        assertThatThrownBy(() -> put.result(BOUND))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessage("put(...) into unnamed queue waited for PT0.001S in vain: it was full (capacity 2);"
                        + " see that somebody takes, wait longer or make it larger");
        assertThat(drained()).containsExactly(1, 2);
    }

    @Test
    void takeWhoseTimeIsOverTakesNothing() {
        TaskRef<Integer> taken = coordination.<Integer>queue("orders", 1).take(SOON);

        assertThatThrownBy(() -> taken.result(BOUND))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessage("take() from queue \"orders\" waited for PT0.001S in vain: it was empty;"
                        + " see that somebody puts, or wait longer");
        AsyncQueue<Integer> same = coordination.queue("orders", 1);
        same.put(1);
        assertThat(same.poll()).contains(1);
    }

    @Test
    void timeThatIsNotNeededIsNotWaitedFor() {
        assertThat(queue.put(1, Duration.ofDays(1)).result(BOUND)).isNull();
        assertThat(queue.take(Duration.ofDays(1)).result(BOUND)).isEqualTo(1);
        TaskRef<Integer> served = queue.take(Duration.ofSeconds(Long.MAX_VALUE));
        queue.put(2);
        assertThat(served.result(BOUND)).isEqualTo(2);
    }

    @Test
    void jdksTimeoutEndsTheWaitToo() {
        TaskRef<Integer> taken = queue.take();
        taken.toCompletableFuture().orTimeout(1, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> taken.result(BOUND)).isInstanceOf(TimeoutException.class);
        queue.put(1);
        assertThat(drained()).containsExactly(1);
    }

    @Test
    void elementOfATakeThatWasCompletedPastTheLineIsTheNextTakers() {
        TaskRef<Integer> past = queue.take();
        TaskRef<Integer> next = queue.take();
        past.toCompletableFuture().completeAsync(() -> -1, Runnable::run);

        queue.put(1);

        assertThat(next.result(BOUND)).isEqualTo(1);
    }

    @Test
    void interruptedThreadTakesNothing() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskRef<Integer> taken = queue.take();
        Thread thread = new Thread(() -> {
            try {
                taken.result();
            } catch (TaskInterruptedException e) {
                interrupted.countDown();
            }
        });
        thread.start();
        thread.interrupt();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        queue.put(1);

        assertThat(taken.status()).isEqualTo(Status.CANCELLED);
        assertThat(drained()).containsExactly(1);
    }

    @Test
    void interruptedThreadLeavesOthersWhoWaitForTheSameAlone() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskRef<Integer> taken = queue.take();
        TaskRef<Integer> other = taken.then(element -> element);
        Thread thread = new Thread(() -> {
            try {
                taken.get();
            } catch (Exception e) {
                interrupted.countDown();
            }
        });
        thread.start();
        thread.interrupt();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        queue.put(1);

        assertThat(other.result(BOUND)).isEqualTo(1);
    }

    // ---- closing

    @Test
    void closedOneGivesWhatIsLeft() {
        queue.put(1);

        queue.close();
        queue.close();

        assertThat(queue.isClosed()).isTrue();
        assertThat(queue.take().result(BOUND)).isEqualTo(1);
        assertThat(queue.poll()).isEmpty();
        assertThatThrownBy(() -> queue.take().result(BOUND))
                .isInstanceOf(QueueClosedException.class)
                .hasMessage("unnamed queue is closed, and nothing is left in it");
    }

    @Test
    void nothingIsPutIntoAClosedOne() {
        fill();
        TaskRef<Void> waiting = queue.put(3);

        queue.close();

        assertThatThrownBy(() -> waiting.result(BOUND)).isInstanceOf(QueueClosedException.class);
        assertThatThrownBy(() -> queue.put(4).result(BOUND))
                .isInstanceOf(QueueClosedException.class)
                .hasMessage("unnamed queue is closed: nothing is put into it any more");
        assertThatThrownBy(() -> queue.offer(5)).isInstanceOf(QueueClosedException.class);
        assertThat(drained()).containsExactly(1, 2);
    }

    @Test
    void takersOfAnEmptyOneFailWhenItCloses() {
        TaskRef<Integer> first = queue.take();
        TaskRef<Integer> second = queue.take(BOUND);

        queue.close();

        assertThatThrownBy(() -> first.result(BOUND)).isInstanceOf(QueueClosedException.class);
        assertThatThrownBy(() -> second.result(BOUND)).isInstanceOf(QueueClosedException.class);
    }

    // ---- continuations

    @Test
    void continuationsRunOnAWorkerWithTheContextsOfWhereTheyWereAttached() throws Exception {
        TaskRef<Integer> taken = Caller.as("alice", queue::take);
        TaskRef<String> then = Caller.as("bob", () -> taken.then(element -> where()));
        var stage = taken.thenApply(element -> where());
        var uni = taken.uni().map(element -> where()).subscribeAsCompletionStage();

        Caller.as("mallory", () -> queue.put(1));

        assertThat(then.result(BOUND)).isEqualTo("bob on tutti-worker");
        assertThat(stage.toCompletableFuture().get(30, TimeUnit.SECONDS)).isEqualTo("alice on tutti-worker");
        assertThat(uni.get(30, TimeUnit.SECONDS)).isEqualTo("alice on tutti-worker");
    }

    private static String where() {
        String thread = Thread.currentThread().getName();
        return Caller.name() + " on " + thread.substring(0, Math.max(0, thread.lastIndexOf('-')));
    }

    @Test
    void continuationsOfAnActorsTurnAreTurnsInOrder() throws Exception {
        TestActor actor = tutti.actor();
        Recorder<Integer> got = new Recorder<>();
        actor.turn(() -> {
                    for (int i = 0; i < 100; i++) {
                        queue.take().thenAccept(got::add);
                    }
                    return null;
                })
                .result(BOUND);

        for (int i = 0; i < 100; i++) {
            queue.put(i);
        }

        assertThat(got.await(100)).isSorted().hasSize(100);
    }

    @Test
    void hundredThousandTakersArePassedOneElementFromHandToHand() {
        List<TaskRef<Integer>> takes = new ArrayList<>();
        List<TaskRef<Boolean>> handed = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            TaskRef<Integer> take = queue.take();
            takes.add(take);
            handed.add(take.then(queue::offer));
        }

        queue.put(7);

        assertThat(tutti.tasks().gather(handed).result(BOUND)).hasSize(100_000).doesNotContain(false);
        assertThat(takes).allMatch(take -> take.result() == 7);
        assertThat(drained()).containsExactly(7);
    }

    // ---- mistakes

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void capacityMustBePositive(int capacity) {
        assertThatThrownBy(() -> coordination.queue(capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "capacity must be > 0, was " + capacity + "; Integer.MAX_VALUE is for any number of elements");
    }

    @Test
    void nullIsNoElement() {
        assertThatThrownBy(() -> queue.put(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("element");
        assertThatThrownBy(() -> queue.offer(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("element");
        assertThatThrownBy(() -> queue.take(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("time");
    }

    @Test
    void saysWhatItIs() {
        queue.put(1);

        assertThat(queue).hasToString("unnamed queue (1 of 2 elements)");
        assertThat(queue.take().toString()).isEqualTo("TaskRef[take() from unnamed queue, SUCCEEDED]");
    }

    private void fill() {
        queue.put(1);
        queue.put(2);
    }

    private List<Integer> drained() {
        List<Integer> all = new ArrayList<>();
        for (var next = queue.poll(); next.isPresent(); next = queue.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
