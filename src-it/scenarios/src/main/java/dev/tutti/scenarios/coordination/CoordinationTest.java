package dev.tutti.scenarios.coordination;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.AsyncEvent;
import dev.tutti.AsyncLock;
import dev.tutti.AsyncQueue;
import dev.tutti.AsyncSemaphore;
import dev.tutti.BlockingNotAllowedException;
import dev.tutti.Coordination;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Turnstile;
import dev.tutti.scenarios.tool.Waiting;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queues, locks, semaphores and events between tasks and actors. */
public class CoordinationTest {

    @Inject
    Coordination coordination;

    @Inject
    Kitchen kitchen;

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;

    @Test
    void nameIsTheSameThingForAll() {
        AsyncLock lock = coordination.lock("the kitchen's");

        TaskRef<AsyncLock> another = tasks.submit(() -> coordination.lock("the kitchen's"));

        assertThat(another.result(GUARD)).isSameAs(lock);
        assertThatThrownBy(() -> {
                    AsyncSemaphore held = coordination.semaphore("the kitchen's", 2);
                    coordination.semaphore("the kitchen's", 3);
                    held.tryAcquire();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kitchen's")
                .hasMessageContaining("2")
                .hasMessageContaining("3");
    }

    @Test
    void fullQueueLosesNothingBetweenTasks() {
        AsyncQueue<Integer> orders = coordination.queue(5);
        Recorder<Integer> cooked = new Recorder<>();
        List<TaskRef<Integer>> cooks = new ArrayList<>();
        List<TaskRef<Integer>> guests = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            cooks.add(kitchen.cook(orders, cooked));
            guests.add(kitchen.order(orders, number * 500, 500));
        }

        tasks.gather(guests).result(GUARD);
        orders.close();
        List<Integer> shares = tasks.gather(cooks).result(GUARD);

        assertThat(shares.stream().mapToInt(share -> share).sum()).isEqualTo(2000);
        assertThat(cooked.events())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2000).boxed().toList());
    }

    @Test
    void semaphoreLetsSoManyTasksIn() {
        Waves waves = new Waves();
        List<Uni<Void>> calls = new ArrayList<>();
        for (int call = 0; call < 9; call++) {
            calls.add(kitchen.bake("ovens", 3, waves));
        }

        for (int wave = 0; wave < 3; wave++) {
            waves.release(3);
        }
        Uni.join().all(calls).andFailFast().await().atMost(GUARD);

        assertThat(waves.crowd().peak()).isEqualTo(3);
        assertThat(waves.crowd().entered()).isEqualTo(9);
    }

    @Test
    void lockIsHeldUntilItsAsynchronousCodeHasEnded() {
        AsyncLock lock = coordination.lock();
        TaskRef.Promise<String> step = TaskRef.promise();
        TaskRef<String> first = lock.withStage(() -> step);
        TaskRef<String> second = lock.withUni(() -> Uni.createFrom().item("second"));

        assertThat(lock.isHeld()).isTrue();
        assertThat(second.isDone()).isFalse();
        step.complete("first");

        assertThat(first.result(GUARD)).isEqualTo("first");
        assertThat(second.result(GUARD)).isEqualTo("second");
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void eventLetsAllGoOn() {
        AsyncEvent ready = coordination.event("ready");
        List<Uni<String>> waiting =
                IntStream.range(0, 20).mapToObj(call -> kitchen.serve("ready")).toList();

        ready.set();

        assertThat(Uni.join().all(waiting).andFailFast().await().atMost(GUARD))
                .hasSize(20)
                .containsOnly("served");
        ready.clear();
    }

    @Test
    void whatAnActorTakesComesInItsTurns() {
        Cook cook = actors.of(Cook.class).create();
        Turnstile turnstile = new Turnstile();
        AsyncQueue<Integer> one = coordination.queue(10);
        AsyncQueue<Integer> streamed = coordination.queue(10);
        AsyncLock knife = coordination.lock();
        TaskRef<Integer> taken = cook.take(one, 100, turnstile);
        TaskRef<Integer> all = cook.takeAll(streamed, turnstile);
        List<TaskRef<Integer>> locked = new ArrayList<>();

        for (int order = 0; order < 100; order++) {
            one.put(order).result(GUARD);
            streamed.put(order).result(GUARD);
            locked.add(cook.withThe(knife, turnstile));
        }
        streamed.close();
        taken.result(GUARD);
        all.result(GUARD);
        tasks.gather(locked).result(GUARD);

        assertThat(turnstile.collisions()).isZero();
        assertThat(cook.withThe(knife, turnstile).result(GUARD)).isEqualTo(301);
    }

    @Test
    void waitingInATurnSuspendsAVirtualThreadAndIsRefusedOnAPlatformThread() {
        Cook cook = actors.of(Cook.class).create();
        AsyncQueue<Integer> orders = coordination.queue(1);
        TaskRef<Integer> taken = cook.takeInThisTurn(orders);

        if (Runtime.version().feature() >= 21) {
            orders.put(7);
            assertThat(taken.result(GUARD)).isEqualTo(7);
            return;
        }
        assertThatThrownBy(() -> taken.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("take() from unnamed queue");
    }

    @Test
    void cancelledTaskGivesBackWhatItHeldAndWaitsNoLonger() {
        AsyncLock lock = coordination.lock();
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TaskRef<Object> holder = lock.with(() -> {
            holding.countDown();
            never.await();
            return null;
        });
        Waiting.open(holding);
        TaskRef<Object> waiter = lock.with(() -> {
            throw new AssertionError("It was cancelled");
        });

        waiter.cancel();
        holder.cancel();

        lock.acquire(GUARD).result(GUARD).close();
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void waitEndsWithItsTime() {
        AsyncLock lock = coordination.lock("one's own");
        Lease held = lock.acquire().result(GUARD);

        TaskRef<Lease> wait = lock.acquire(Duration.ofMillis(1));

        assertThatThrownBy(() -> wait.result(GUARD))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("one's own")
                .hasMessageContaining("PT0.001S");
        held.close();
        assertThat(lock.isHeld()).isFalse();
    }
}
