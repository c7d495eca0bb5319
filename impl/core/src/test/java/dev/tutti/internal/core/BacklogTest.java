package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final int BOUND = 60; // seconds

    private final AtomicLong now = new AtomicLong();
    private final Backlog backlog = new Backlog(now::get);
    private final List<Thread> takers = new ArrayList<>();

    @AfterEach
    void endTakers() throws InterruptedException {
        takers.forEach(Thread::interrupt);
        for (Thread taker : takers) {
            taker.join(TimeUnit.SECONDS.toMillis(BOUND));
        }
    }

    @Test
    void keepsTheOrderOfArrival() {
        List<Piece> pieces = pieces(100, 0);

        pieces.forEach(backlog::offer);

        assertThat(all()).containsExactlyElementsOf(pieces);
    }

    @Test
    void c7_aHigherPriorityGoesFirstAndALowerOneLast() {
        Piece low = offered("low", -1);
        Piece ordinary = offered("ordinary", 0);
        Piece high = offered("high", 3);

        assertThat(backlog.peek()).isSameAs(high);
        assertThat(all()).containsExactly(high, ordinary, low);
    }

    @Test
    void c7_workThatHasWaitedForLongGoesBeforeThatOfAHigherPriority() {
        Piece ordinary = offered("ordinary", 0);
        now.addAndGet(2 * Line.STEP - 1);
        Piece high = offered("less than two steps later", 2);
        now.addAndGet(2);
        Piece late = offered("more than two steps later", 2);

        assertThat(all()).containsExactly(high, ordinary, late);
    }

    @Test
    void c7_aLowPriorityThatHasWaitedForLongGoesBeforeOrdinaryWork() {
        Piece low = offered("low", -1);
        now.addAndGet(Line.STEP + 1);
        Piece ordinary = offered("ordinary", 0);

        assertThat(all()).containsExactly(low, ordinary);
    }

    @Test
    void countsAsFarAsIsWanted() {
        offered("high", 1);
        pieces(10, 0).forEach(backlog::offer);

        assertThat(backlog).hasSize(11);
        assertThat(backlog.atMost(5)).isEqualTo(5);
        assertThat(backlog.atMost(100)).isEqualTo(11);
    }

    @Test
    void givesBackWhatIsTakenBack() {
        Piece first = offered("first", 0);
        Piece second = offered("second", 0);
        Piece high = offered("high", 1);

        assertThat(backlog.remove(first)).isTrue();
        assertThat(backlog.remove(high)).isTrue();
        assertThat(backlog.remove(high)).isFalse();
        assertThat(all()).containsExactly(second);
    }

    /** Each sleeper holds on to what it takes until all have something: work must not wait behind another's. */
    @Test
    void wakesAsManySleepersAsThereIsWork() throws Exception {
        int many = 16;
        CyclicBarrier together = new CyclicBarrier(many + 1);
        for (int i = 0; i < many; i++) {
            taker(() -> {
                while (true) {
                    backlog.take().run();
                }
            });
        }

        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < many; i++) {
                backlog.offer(() -> await(together));
            }
            await(together);
        }
    }

    /** Rounds of a few pieces, after each of which the takers fall asleep: no offer may be overlooked while they do. */
    @Test
    void overlooksNothingOfferedWhileTakersFallAsleep() {
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            taker(() -> {
                while (true) {
                    backlog.take();
                    taken.incrementAndGet();
                }
            });
        }

        int offered = 0;
        for (int round = 0; round < 20_000; round++) {
            for (int i = 0; i <= round % 400; i++) {
                backlog.offer(new Piece("piece", round % 50 == 0 ? 1 : 0));
                offered++;
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND);
            while (taken.get() < offered) {
                assertThat(System.nanoTime() - end).as("lateness").isNegative();
                Thread.yield();
            }
        }
    }

    @Test
    void losesNothingToTakersThatLeave() throws Exception {
        int many = 100_000;
        ConcurrentHashMap<Runnable, Boolean> taken = new ConcurrentHashMap<>();
        AtomicInteger twice = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(many);
        for (int i = 0; i < 4; i++) {
            int own = i;
            taker(
                    () -> {
                        while (true) {
                            Runnable next = own < 2 ? backlog.take() : backlog.poll(20, TimeUnit.MICROSECONDS);
                            if (next != null) {
                                twice.addAndGet(taken.put(next, true) == null ? 0 : 1);
                                all.countDown();
                            }
                        }
                    },
                    () -> all.getCount() > 0); // goes on after an interrupt, as a pool's worker does
        }

        for (int i = 0; i < many; i++) {
            backlog.offer(new Piece("piece", i % 50 == 0 ? -1 : 0));
            if (i % 20 == 0) {
                takers.get(i / 20 % 4).interrupt();
            }
        }

        assertThat(all.await(BOUND, TimeUnit.SECONDS)).isTrue();
        assertThat(twice).hasValue(0);
    }

    @Test
    void aSleepingTakerCanBeInterrupted() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        taker(() -> thrown.complete(catchThrowable(backlog::take)));

        takers.get(0).interrupt();

        assertThat(thrown.get(BOUND, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    /** For a virtual thread each limit is a timer of the JDK's, which is started and stopped at each sleep. */
    @Test
    void aTakerThatWaitsForEverNeedsNoTimer() {
        taker(backlog::take);
        Thread taker = takers.get(0);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND);
        while (taker.getState() != Thread.State.WAITING) {
            assertThat(taker.getState()).isNotEqualTo(Thread.State.TIMED_WAITING);
            assertThat(System.nanoTime() - end).as("lateness").isNegative();
            Thread.yield();
        }
    }

    @Test
    void takesBackOneOfTwoThatAreTheSame() {
        Piece first = offered("twice", 0);
        backlog.offer(first);

        assertThat(backlog.remove(first)).isTrue();
        assertThat(all()).containsExactly(first);
    }

    @Test
    void aTakerThatWaitsForAWhileLeavesWithNothing() throws Exception {
        assertThat(backlog.poll(1, TimeUnit.NANOSECONDS)).isNull();
    }

    private Piece offered(String name, int priority) {
        Piece piece = new Piece(name, priority);
        backlog.offer(piece);
        return piece;
    }

    private static List<Piece> pieces(int many, int priority) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Piece("piece " + i, priority))
                .toList();
    }

    private List<Runnable> all() {
        List<Runnable> all = new ArrayList<>();
        backlog.drainTo(all);
        return all;
    }

    private void taker(Taking taking) {
        taker(taking, () -> false);
    }

    private void taker(Taking taking, BooleanSupplier again) {
        Thread taker = new Thread(() -> {
            do {
                try {
                    taking.take();
                } catch (Exception e) {
                    // ends, or goes on
                }
            } while (again.getAsBoolean());
        });
        takers.add(taker);
        taker.start();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(BOUND, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Not all came", e);
        }
    }

    @FunctionalInterface
    private interface Taking {

        void take() throws Exception;
    }

    /** Equal to itself alone. */
    private static final class Piece implements Work {

        private final String name;
        private final int priority;

        Piece(String name, int priority) {
            this.name = name;
            this.priority = priority;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public void run() {}

        @Override
        public void reject(RejectedExecutionException why) {}

        @Override
        public String toString() {
            return name;
        }
    }
}
