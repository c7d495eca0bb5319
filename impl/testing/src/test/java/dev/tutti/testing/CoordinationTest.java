package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tutti.AsyncEvent;
import dev.tutti.AsyncLock;
import dev.tutti.AsyncQueue;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Coordination;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queues, locks, semaphores and events, whose times are exact in virtual time. */
@VirtualTime
class CoordinationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Coordination coordination;

    @Inject
    Tasks tasks;

    @Inject
    VirtualClock clock;

    @Test
    void everyWaitEndsWithItsTimeAndNotBefore() {
        AsyncQueue<String> empty = coordination.queue(1);
        AsyncQueue<String> full = coordination.queue(1);
        full.put("first");
        AsyncLock lock = coordination.lock();
        lock.tryAcquire();
        AsyncEvent event = coordination.event();
        List<TaskRef<?>> waits =
                List.of(empty.take(HOUR), full.put("second", HOUR), lock.acquire(HOUR), event.await(HOUR));
        Moments ends = new Moments(clock);
        waits.forEach(ends::addEnd);

        clock.advance(HOUR.minusNanos(1));
        boolean early = waits.stream().anyMatch(TaskRef::isDone);
        clock.advance(Duration.ofNanos(1));

        assertThat(early).isFalse();
        assertThat(ends.all()).containsExactly(entry(HOUR, 4));
        assertThat(waits)
                .allSatisfy(wait -> assertThatThrownBy(wait::result)
                        .isInstanceOf(TaskTimeoutException.class)
                        .hasMessageContaining("PT1H"));
    }

    @Test
    void timeOfAWaitThatWasServedIsOver() {
        AsyncQueue<String> queue = coordination.queue(1);
        TaskRef<String> taken = queue.take(HOUR);
        TaskRef<String> cancelled = queue.take(HOUR);
        cancelled.cancel();

        queue.put("early");

        assertThat(clock.advanceUntilIdle()).isZero();
        assertThat(taken.result()).isEqualTo("early");
    }

    @Test
    void tenCallsTwoAtATimeTakeFiveWaves() {
        AsyncSemaphore two = coordination.semaphore(2);
        Moments ends = new Moments(clock);
        for (int call = 0; call < 10; call++) {
            ends.addEnd(two.withStage(() -> tasks.sleep(SECOND)));
        }

        Duration all = clock.advanceUntilIdle();

        assertThat(all).isEqualTo(SECOND.multipliedBy(5));
        assertThat(ends.all())
                .containsExactly(
                        entry(Duration.ofSeconds(1), 2),
                        entry(Duration.ofSeconds(2), 2),
                        entry(Duration.ofSeconds(3), 2),
                        entry(Duration.ofSeconds(4), 2),
                        entry(Duration.ofSeconds(5), 2));
    }

    @Test
    void tasksThatWaitOnTheirThreadsLetTimePass() {
        AsyncLock lock = coordination.lock();
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Duration> impatient = tasks.submit(() -> {
            assertThatThrownBy(() -> lock.acquire(SECOND).result()).isInstanceOf(TaskTimeoutException.class);
            return clock.elapsed();
        });
        TaskRef<Duration> patient = tasks.submit(() -> {
            lock.acquire(HOUR).result().close();
            return clock.elapsed();
        });
        tasks.sleep(SECOND.multipliedBy(3)).thenRun(held::close);

        Duration all = clock.advanceUntilIdle();

        assertThat(impatient.result()).isEqualTo(SECOND);
        assertThat(patient.result()).isEqualTo(SECOND.multipliedBy(3));
        assertThat(all).isEqualTo(SECOND.multipliedBy(3));
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void slowConsumerHoldsUpItsProducer() {
        AsyncQueue<Integer> queue = coordination.queue(2);
        TaskRef<Duration> producer = tasks.submit(() -> {
            for (int element = 0; element < 10; element++) {
                queue.put(element).result();
            }
            return clock.elapsed();
        });
        TaskRef<Integer> consumer = tasks.submit(() -> {
            int sum = 0;
            for (int element = 0; element < 10; element++) {
                sum += queue.take().result();
                tasks.sleep(SECOND).result();
            }
            return sum;
        });

        clock.advanceUntilIdle();

        assertThat(consumer.result()).isEqualTo(45);
        assertThat(producer.result()).isEqualTo(SECOND.multipliedBy(7));
        assertThat(clock.elapsed()).isEqualTo(SECOND.multipliedBy(10));
    }
}
