package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import dev.tutti.Actor;
import dev.tutti.BlockingNotAllowedException;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@VirtualTime
class VirtualClockTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Tasks tasks;

    @Inject
    VirtualClock clock;

    // ---- how time passes

    @Test
    void standsStillByItself() {
        TaskRef<Void> nap = tasks.sleep(Duration.ofNanos(1));

        clock.settle();

        assertThat(clock.elapsed()).isZero();
        assertThat(nap.isDone()).isFalse();
    }

    @Test
    void passesAsFarAsItIsTold() {
        clock.advance(SECOND);
        clock.advance(Duration.ofNanos(1));

        assertThat(clock.elapsed()).isEqualTo(SECOND.plusNanos(1));
    }

    @Test
    void doesNotPassBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.000000001S");
    }

    @Test
    void goesThroughEachTimeInOrder() {
        Queue<Duration> seen = new ConcurrentLinkedQueue<>();
        Stream.of(3, 1, 2)
                .map(Duration::ofSeconds)
                .forEach(time -> tasks.sleep(time).then(nothing -> seen.add(clock.elapsed())));

        clock.advance(SECOND.multipliedBy(3));

        assertThat(seen).containsExactly(SECOND, SECOND.multipliedBy(2), SECOND.multipliedBy(3));
    }

    /** A long way of many short steps on workers. */
    private TaskRef<Integer> steps() {
        TaskRef<Integer> last = tasks.submit(() -> 0);
        for (int step = 0; step < 1000; step++) {
            last = last.then(number -> number + 1);
        }
        return last;
    }

    @Test
    void waitsForWhatHasBegunBefore() {
        TaskRef<Duration> late =
                steps().thenTask(thousand -> tasks.sleep(SECOND)).then(nothing -> clock.elapsed());

        clock.advance(SECOND);

        assertThat(late.result()).isEqualTo(SECOND);
    }

    @Test
    void waitsForWhatHappensBetweenTwoTimes() {
        TaskRef<Duration> second = tasks.sleep(SECOND)
                .thenTask(first -> steps())
                .thenTask(thousand -> tasks.sleep(SECOND))
                .then(nothing -> clock.elapsed());

        clock.advance(SECOND.multipliedBy(10));

        assertThat(second.result()).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void cancelledSleepIsNotWaitedFor() {
        TaskRef<Void> cancelled = tasks.sleep(Duration.ofDays(1));
        tasks.sleep(SECOND);
        cancelled.cancel();

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND);
        assertThat(cancelled.isCancelled()).isTrue();
    }

    @Test
    void bodyThatIsCancelledInItsSleepEndsAtThatTime() {
        Moments ends = new Moments(clock);
        TaskRef<Void> body = tasks.submit(() -> tasks.sleep(Duration.ofDays(1)).result());
        ends.addEnd(body);

        clock.advance(SECOND);
        body.cancel();
        clock.settle();

        assertThat(ends.all()).containsExactly(entry(SECOND, 1));
    }

    @Test
    void sleepWithoutEndIsNotWaitedFor() {
        TaskRef<Void> endless = tasks.sleep(Duration.ofSeconds(Long.MAX_VALUE));
        tasks.sleep(SECOND);

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND);
        assertThat(endless.isDone()).isFalse();
    }

    @Test
    void yearsPassInNoTime() {
        TaskRef<Duration> late = tasks.sleep(Duration.ofDays(36_500)).then(nothing -> clock.elapsed());

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(Duration.ofDays(36_500));
        assertThat(late.result()).isEqualTo(took);
    }

    // ---- waits with a limit

    @Test
    void waitForEndsWithItsTimeout() {
        TaskRef<String> never = TaskRef.promise();
        TaskRef<Waited<String>> waited = tasks.waitFor(List.of(never), 1, SECOND.multipliedBy(2));

        clock.advance(SECOND.multipliedBy(2).minusNanos(1));
        boolean before = waited.isDone();
        Duration rest = clock.advanceUntilIdle();

        assertThat(before).isFalse();
        assertThat(rest).isEqualTo(Duration.ofNanos(1));
        assertThat(waited.result().ready()).isEmpty();
        assertThat(waited.result().notReady()).containsExactly(never);
    }

    @Test
    void waitForEndsWithWhatItWaitsFor() {
        TaskRef<Void> nap = tasks.sleep(SECOND);
        TaskRef<Waited<Void>> waited = tasks.waitFor(List.of(nap), 1, Duration.ofDays(1));

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND);
        assertThat(waited.result().ready()).containsExactly(nap);
    }

    @Test
    void bodyWaitsForAResultNoLongerThanItSays() {
        TaskRef<String> never = TaskRef.promise();
        TaskRef<Throwable> failure = tasks.submit(() -> catchThrowable(() -> never.result(SECOND)));
        TaskRef<Throwable> checked = tasks.submit(() -> catchThrowable(() -> never.get(1, TimeUnit.SECONDS)));
        Moments ends = new Moments(clock);
        ends.addEnd(failure);
        ends.addEnd(checked);

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND);
        assertThat(ends.all()).containsExactly(entry(SECOND, 2));
        assertThat(failure.result()).isInstanceOf(TaskTimeoutException.class).hasMessageContaining("PT1S");
        assertThat(checked.result()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void bodyThatGetsItsResultInTimeGoesOnAtOnce() {
        TaskRef<String> late = tasks.sleep(SECOND).then(nothing -> "value");
        TaskRef<String> body = tasks.submit(() -> late.result(Duration.ofDays(1)) + " at " + clock.elapsed());

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isEqualTo(SECOND);
        assertThat(body.result()).isEqualTo("value at PT1S");
    }

    @Test
    void timeoutOfATaskIsKept() {
        TaskRef<Void> late = tasks.withOptions(options -> options.timeout(SECOND))
                .submit(() -> tasks.sleep(Duration.ofDays(1)).result());
        Moments ends = new Moments(clock);
        ends.addEnd(late);

        clock.advanceUntilIdle();

        assertThat(ends.all()).containsExactly(entry(SECOND, 1));
        assertThatThrownBy(late::result).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void waitOfTheTestItselfIsInRealTime() {
        TaskRef<String> never = TaskRef.promise();

        assertThatThrownBy(() -> never.result(Duration.ofMillis(1))).isInstanceOf(TaskTimeoutException.class);
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void settlesOnlyWhenACancelledBodyHasGoneOn(Tasks tasks) {
        for (int i = 0; i < 100; i++) {
            AtomicBoolean cleanedUp = new AtomicBoolean();
            TaskRef<Void> task = tasks.submit(() -> {
                try {
                    return tasks.sleep(Duration.ofDays(1)).result();
                } finally {
                    cleanedUp.set(true);
                }
            });
            clock.settle();

            task.cancel();
            clock.settle();

            assertThat(cleanedUp).isTrue();
        }
    }

    @Actor
    static class Straight {

        @Inject
        Tasks tasks;

        TaskRef<Void> nap() {
            return TaskRef.of(tasks.sleep(SECOND).result());
        }
    }

    @Test
    void turnsThatWaitSleepTogetherOnVirtualThreadsAndAreRefusedOnOthers(Straight actor) {
        Moments ends = new Moments(clock);
        List<TaskRef<Void>> naps = Stream.generate(actor::nap).limit(50).toList();
        naps.forEach(ends::addEnd);

        Duration took = clock.advanceUntilIdle();

        if (Runtime.version().feature() >= 21) {
            assertThat(ends.all()).containsExactly(entry(SECOND, 50));
        } else {
            assertThat(naps)
                    .allSatisfy(nap -> assertThatThrownBy(nap::result).isInstanceOf(BlockingNotAllowedException.class));
            assertThat(took).isEqualTo(SECOND); // of the sleeps that nobody waits for
        }
    }

    // ---- limits and futures that are not ours

    @ApplicationScoped
    static class Limited {

        @Inject
        Tasks tasks;

        @Remote(maxConcurrency = 2)
        TaskRef<Void> two() {
            return TaskRef.of(tasks.sleep(SECOND).result());
        }

        @Remote(cpuBound = true)
        TaskRef<Void> processor() {
            return TaskRef.of(tasks.sleep(SECOND).result());
        }
    }

    @Test
    void bodiesBehindALimitBlockInWaves(Limited limited) {
        Moments ends = new Moments(clock);
        Stream.generate(limited::two).limit(6).forEach(ends::addEnd);

        clock.advanceUntilIdle();

        assertThat(ends.all())
                .containsExactly(entry(SECOND, 2), entry(SECOND.multipliedBy(2), 2), entry(SECOND.multipliedBy(3), 2));
    }

    @Test
    void bodiesOnProcessorsSleepTogether(Limited limited) {
        Moments ends = new Moments(clock);
        Stream.generate(limited::processor).limit(20).forEach(ends::addEnd);

        clock.advanceUntilIdle();

        assertThat(ends.all()).containsExactly(entry(SECOND, 20));
    }

    @Test
    void plainFutureIsSeenAtTheTimeAtWhichItCompletes() {
        FutureTask<String> plain = new FutureTask<>(() -> "value");
        TaskRef<Duration> seen = TaskRef.fromFuture(plain).then(value -> clock.elapsed());
        tasks.sleep(SECOND).then(nothing -> {
            plain.run();
            return null;
        });
        tasks.sleep(Duration.ofDays(1));

        clock.advanceUntilIdle();

        assertThat(seen.result()).isEqualTo(SECOND);
    }

    @Test
    void plainFutureThatNeverCompletesLetsTimePass() {
        TaskRef.fromFuture(new FutureTask<>(() -> "never run"));

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isZero();
    }

    @Test
    void failureThatNobodyLooksAtLetsTimePass() {
        TaskRef<Void> failed = tasks.submit(() -> {
            throw new IllegalStateException("of the test's");
        });

        Duration took = clock.advanceUntilIdle();

        assertThat(took).isZero();
        assertThat(failed.status()).isEqualTo(TaskRef.Status.FAILED);
    }

    // ---- when it cannot pass

    @Actor
    static class Stuck {

        TaskRef<String> waitFor(CountDownLatch foreign, CountDownLatch inside) throws InterruptedException {
            inside.countDown();
            foreign.await();
            return TaskRef.of("passed");
        }
    }

    @Test
    void bodyThatIsStuckElsewhereIsNamed() throws Exception {
        CountDownLatch foreign = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        VirtualClock impatient = new VirtualClock(Duration.ofMillis(200));
        try (Container container = new Container(Set.of(Stuck.class), impatient)) {
            ((Stuck) container.get(Stuck.class)).waitFor(foreign, inside);
            inside.await();

            Throwable failure = catchThrowable(() -> impatient.advance(SECOND));
            Duration elapsed = impatient.elapsed();
            foreign.countDown();

            assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll(
                            "200 ms", "Stuck.waitFor in a turn of actor", "VirtualClockTest.java", "TaskRef");
            assertThat(elapsed).isZero();
        }
    }

    @Test
    void taskCannotLetItPass() {
        TaskRef<Throwable> failure = tasks.submit(() -> catchThrowable(() -> clock.advance(SECOND)));

        assertThat(failure.result()).isInstanceOf(IllegalStateException.class).hasMessageContaining("tasks.sleep(");
        assertThat(clock.elapsed()).isZero();
    }

    private TaskRef<Void> tick() {
        return tasks.sleep(SECOND).then(nothing -> {
            tick();
            return null;
        });
    }

    @Test
    void sleepsWithoutEndAreReported() {
        tick();

        assertThatThrownBy(clock::advanceUntilIdle)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("advance(Duration)", "PT2H46M40S");
    }
}
