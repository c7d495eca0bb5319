package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsyncLock;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.TaskRef.Status;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks and semaphores, which are permits both. */
class PermitsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(1);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Coordinator coordination;
    private AsyncLock lock;
    private AsyncSemaphore two;

    @BeforeEach
    void make() {
        coordination = new Coordinator(tutti.engine());
        lock = coordination.lock();
        two = coordination.semaphore(2);
    }

    @Test
    void permitsAreGrantedInOrderOfArrival() {
        Lease first = two.acquire().result(BOUND);
        Lease second = two.acquire().result(BOUND);
        TaskRef<Lease> third = two.acquire();
        TaskRef<Lease> fourth = two.acquire();

        assertThat(two.available()).isZero();
        assertThat(third.status()).isEqualTo(Status.WAITING);
        second.close();
        assertThat(third.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(fourth.status()).isEqualTo(Status.WAITING);
        first.close();
        assertThat(fourth.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(two.permits()).isEqualTo(2);
    }

    @Test
    void leaseIsGivenBackOnce() {
        Lease lease = lock.tryAcquire().orElseThrow();
        lease.close();
        Lease other = lock.acquire().result(BOUND);

        lease.close();

        assertThat(lock.isHeld()).isTrue();
        assertThat(lease).hasToString("Lease[unnamed lock, closed]");
        assertThat(other).hasToString("Lease[unnamed lock, held]");
    }

    @Test
    void lockIsNotReentrant() {
        try (Lease lease = lock.acquire().result(BOUND)) {
            assertThat(lease).isNotNull();
            assertThat(lock.tryAcquire()).isEmpty();
        }
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void cancelledWaitLeavesTheLine() {
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Lease> cancelled = lock.acquire();
        TaskRef<Lease> next = lock.acquire();

        assertThat(cancelled.cancel()).isTrue();
        assertThat(lock).hasToString("unnamed lock (held, 1 waiting)");
        held.close();

        assertThat(next.status()).isEqualTo(Status.SUCCEEDED);
        assertThatThrownBy(cancelled::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingTheChainLeavesTheLine() {
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Void> chain = lock.acquire().then(lease -> null);

        chain.cancelChain();
        held.close();

        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void waitWhoseTimeIsOverGetsNothing() {
        Lease held = two.tryAcquire().orElseThrow();
        Lease other = two.tryAcquire().orElseThrow();

        TaskRef<Lease> wait = two.acquire(SOON);

        assertThatThrownBy(() -> wait.result(BOUND))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessage(
                        "acquire() of unnamed semaphore waited for PT0.001S in vain: others held all of its permits (2);"
                                + " close leases earlier (with(...) does by itself), wait longer or make it with more permits");
        held.close();
        other.close();
        assertThat(two.available()).isEqualTo(2);
    }

    @Test
    void lockSaysItsNameWhenTheTimeIsOver() {
        AsyncLock named = coordination.lock("stock");
        Lease held = named.tryAcquire().orElseThrow();

        assertThatThrownBy(() -> named.acquire(SOON).result(BOUND))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageStartingWith("acquire() of lock \"stock\" waited for PT0.001S in vain")
                .hasMessageContaining("not reentrant");
        held.close();
    }

    @Test
    void leaseOfAWaitThatWasCompletedPastTheLineIsTheNextOnes() {
        Lease held = lock.tryAcquire().orElseThrow();
        List<TaskRef<Lease>> past = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            past.add(lock.acquire());
        }
        TaskRef<Lease> next = lock.acquire();
        past.forEach(each -> each.toCompletableFuture().completeAsync(() -> null, Runnable::run));

        held.close();

        next.result(BOUND).close();
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void taskThatIsCancelledWhileItWaitsLeavesTheLine() throws Exception {
        Lease held = lock.tryAcquire().orElseThrow();
        Barrier barrier = new Barrier();
        TaskRef<Void> task = tutti.tasks().submit(() -> {
            TaskRef<Lease> wait = lock.acquire();
            barrier.open();
            wait.result().close();
            return null;
        });
        barrier.pass();

        task.cancel();
        awaitInLine(0);
        held.close();

        assertThat(lock.isHeld()).isFalse();
    }

    private void awaitInLine(int many) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!lock.toString().contains(", " + many + " waiting")) {
            assertThat(System.nanoTime()).as(lock.toString()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    // ---- with

    @Test
    void withHoldsThePermitUntilTheCodeHasReturned() {
        TaskRef<Boolean> held = lock.with(lock::isHeld);

        assertThat(held.result(BOUND)).isTrue();
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void withHoldsThePermitUntilTheStageHasCompleted() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        TaskRef<String> first = lock.withStage(() -> stage);
        TaskRef<String> second = lock.with(() -> "second");

        assertThat(second.status()).isIn(Status.QUEUED, Status.WAITING);
        assertThat(lock.isHeld()).isTrue();
        stage.complete("first");

        assertThat(first.result(BOUND)).isEqualTo("first");
        assertThat(second.result(BOUND)).isEqualTo("second");
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void withGivesThePermitBackWhenTheCodeFails() {
        IOException failure = new IOException("broken");

        TaskRef<Object> thrown = lock.with(() -> {
            throw failure;
        });
        TaskRef<Object> failed = lock.withStage(() -> CompletableFuture.failedFuture(failure));

        assertThatThrownBy(() -> thrown.result(BOUND)).isSameAs(failure);
        assertThatThrownBy(() -> failed.result(BOUND)).isSameAs(failure);
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void withThatIsCancelledInTheLineNeverRuns() {
        Recorder<String> ran = new Recorder<>();
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Object> cancelled = lock.with(() -> {
            ran.add("cancelled");
            return null;
        });

        cancelled.cancel();
        held.close();
        lock.with(() -> null).result(BOUND);

        assertThat(ran.events()).isEmpty();
    }

    @Test
    void withThatIsCancelledHoldsThePermitUntilItsCodeHasEnded() throws Exception {
        Barrier barrier = new Barrier();
        TaskRef<Boolean> running = lock.with(barrier::passStubbornly);
        barrier.awaitArrivals(1);

        running.cancel();
        TaskRef<String> next = lock.with(() -> "next");

        assertThat(lock.isHeld()).isTrue();
        assertThat(next.isDone()).isFalse();
        barrier.open();
        assertThat(next.result(BOUND)).isEqualTo("next");
    }

    @Test
    void withIsAChildOfTheTaskThatCallsIt() {
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Object> task = tutti.tasks().submitStage(() -> lock.with(() -> "never"));
        awaitInLine(1);

        task.cancel();
        awaitInLine(0);
        held.close();

        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void withRunsInTheActorsTurn() {
        TaskRef<Boolean> inATurn =
                tutti.actor().turn(() -> lock.with(() -> Engine.here().isSerial()));

        assertThat(inATurn.result(BOUND)).isTrue();
    }

    @Test
    void peakIsTheNumberOfPermits() throws Exception {
        Barrier barrier = new Barrier();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        List<TaskRef<Object>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(two.with(() -> {
                peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                barrier.pass();
                inside.decrementAndGet();
                return null;
            }));
        }

        barrier.awaitArrivals(2);
        barrier.open();
        tutti.tasks().gather(all).result(BOUND);

        assertThat(peak).hasValue(2);
        assertThat(two.available()).isEqualTo(2);
    }

    // ---- many

    @Test
    void hundredThousandWaitersPassTheLockOn() {
        AtomicInteger served = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        Lease held = lock.tryAcquire().orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            all.add(lock.acquire()
                    .thenAccept(lease -> {
                        served.incrementAndGet();
                        lease.close();
                    })
                    .toCompletableFuture());
        }

        held.close();

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(served).hasValue(100_000);
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void hundredThousandWaitersPassTheLockOnThoughTheJdkContinuesWhereItIsCompleted() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        Lease held = lock.tryAcquire().orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            CompletableFuture<Lease> wait = lock.acquire().toCompletableFuture();
            all.add(CompletableFuture.allOf(wait).thenRun(() -> wait.join().close()));
        }

        held.close();

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void hundredThousandCallsWithTheLockRunOneAfterTheOther() {
        int[] count = {0}; // guarded by lock
        List<TaskRef<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(lock.with(() -> ++count[0]));
        }

        List<Integer> order = tutti.tasks().gather(all).result(BOUND);

        assertThat(order).isSorted().hasSize(100_000);
        assertThat(lock.isHeld()).isFalse();
    }

    // ---- the end of the engine

    @Test
    void waitersFailWhenTheEngineCloses() {
        Lease held = lock.tryAcquire().orElseThrow();
        TaskRef<Lease> wait = lock.acquire();
        TaskRef<Lease> timed = lock.acquire(Duration.ofDays(1));
        TaskRef<String> with = lock.with(() -> "never");

        tutti.engine().close();

        for (TaskRef<?> each : List.of(wait, timed, with)) {
            assertThatThrownBy(() -> each.result(BOUND))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("The application has ended, and acquire() of unnamed lock waited still");
        }
        TaskRef<Lease> late = lock.acquire();
        assertThatThrownBy(() -> late.result(BOUND)).isInstanceOf(RejectedExecutionException.class);
        held.close();
        assertThat(lock.tryAcquire()).isPresent();
    }

    @Test
    void nothingIsLeftOfWaitsThatHaveEnded() {
        Waiters waits = new Waiters(tutti.engine());
        LocalLock own = new LocalLock(waits, Use.unnamed("lock"));
        Optional<Lease> held = own.tryAcquire();
        TaskRef<Lease> served = own.acquire(Duration.ofDays(1));
        for (int i = 0; i < 1000; i++) {
            own.acquire(Duration.ofDays(1)).cancel();
        }

        assertThat(waits.size()).isEqualTo(1);
        held.orElseThrow().close();

        assertThat(served.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(waits.size()).isZero();
    }
}
