package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.AsyncQueue;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever several threads do at the same time: nothing is lost, and nothing is there twice. */
class StressTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int THREADS = 6;
    private static final int STEPS = 2_000;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final long seed = new Random().nextLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private interface Steps {
        void take(int thread, Random random) throws Exception;
    }

    private void inAllThreads(Steps steps) throws Exception {
        CountDownLatch ended = new CountDownLatch(THREADS);
        for (int number = 0; number < THREADS; number++) {
            int thread = number;
            new Thread(() -> {
                        try {
                            steps.take(thread, new Random(seed + thread));
                        } catch (Throwable e) {
                            failure.set(e);
                        } finally {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        assertThat(ended.await(BOUND.toSeconds(), TimeUnit.SECONDS))
                .as("seed " + seed)
                .isTrue();
        assertThat(failure.get()).as("seed " + seed).isNull();
    }

    @RepeatedTest(5)
    void allPermitsComeHome() throws Exception {
        System.out.println("allPermitsComeHome: seed " + seed);
        Waiters waits = new Waiters(tutti.engine());
        AsyncSemaphore three = new LocalSemaphore(waits, Use.unnamed("semaphore"), 3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        Queue<TaskRef<?>> all = new ConcurrentLinkedQueue<>();

        inAllThreads((thread, random) -> {
            List<TaskRef<Lease>> mine = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(7)) {
                    case 0 -> three.tryAcquire().ifPresent(Lease::close);
                    case 1 ->
                        all.add(three.with(() -> {
                            peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                            return null;
                        }));
                    case 2 -> {
                        TaskRef<Object> with =
                                three.withStage(() -> tutti.tasks().sleep(Duration.ofNanos(1000)));
                        if (random.nextBoolean()) {
                            with.cancel();
                        }
                        all.add(with);
                    }
                    case 3 -> mine.add(three.acquire(Duration.ofNanos(random.nextInt(500_000))));
                    case 4 -> mine.add(three.acquire());
                    case 5 -> {
                        TaskRef<Lease> wait = three.acquire();
                        all.add(
                                wait.thenAccept(Lease::close).toCompletableFuture() instanceof TaskRef<?> ref
                                        ? ref
                                        : wait);
                    }
                    default -> {
                        for (TaskRef<Lease> wait : mine) {
                            if (random.nextBoolean() && wait.cancel()) {
                                continue;
                            }
                            wait.whenComplete((lease, why) -> {
                                if (lease != null) {
                                    lease.close();
                                }
                            });
                        }
                        mine.clear();
                    }
                }
            }
            for (TaskRef<Lease> wait : mine) {
                if (!wait.cancel()) {
                    wait.whenComplete((lease, why) -> {
                        if (lease != null) {
                            lease.close();
                        }
                    });
                }
            }
        });
        tutti.tasks().waitFor(untyped(all), all.size(), BOUND).result(BOUND);
        List<Lease> home = List.of(
                three.acquire().result(BOUND),
                three.acquire().result(BOUND),
                three.acquire().result(BOUND));

        assertThat(three.tryAcquire()).as("seed " + seed).isEmpty();
        home.forEach(Lease::close);
        assertThat(three.available()).as("seed " + seed).isEqualTo(3);
        assertThat(waits.size()).as("seed " + seed).isZero();
        assertThat(peak.get()).as("seed " + seed).isBetween(1, 3);
    }

    @SuppressWarnings("unchecked") // nobody looks at the values
    private static List<TaskRef<Object>> untyped(Collection<TaskRef<?>> refs) {
        List<TaskRef<Object>> all = new ArrayList<>();
        refs.forEach(ref -> all.add((TaskRef<Object>) ref));
        return all;
    }

    @RepeatedTest(5)
    void noElementIsLostOrThereTwice() throws Exception {
        System.out.println("noElementIsLostOrThereTwice: seed " + seed);
        Waiters waits = new Waiters(tutti.engine());
        AsyncQueue<Integer> queue = new LocalQueue<>(waits, Use.unnamed("queue"), 5);
        Map<Integer, TaskRef<Void>> puts = new ConcurrentHashMap<>();
        Queue<TaskRef<Integer>> takes = new ConcurrentLinkedQueue<>();
        Queue<Integer> polled = new ConcurrentLinkedQueue<>();

        inAllThreads((thread, random) -> {
            for (int step = 0; step < STEPS; step++) {
                int element = thread * STEPS + step;
                switch (random.nextInt(6)) {
                    case 0 -> puts.put(element, queue.put(element));
                    case 1 -> puts.put(element, queue.put(element, Duration.ofNanos(random.nextInt(500_000))));
                    case 2 -> {
                        if (queue.offer(element)) {
                            puts.put(element, TaskRef.of(null));
                        }
                    }
                    case 3 -> queue.poll().ifPresent(polled::add);
                    case 4 -> takes.add(queue.take(Duration.ofNanos(random.nextInt(500_000))));
                    default -> {
                        TaskRef<Integer> taken = queue.take();
                        if (random.nextBoolean() || step > STEPS - 100) {
                            taken.cancel();
                        }
                        takes.add(taken);
                    }
                }
                if (random.nextInt(10) == 0) {
                    puts.values().stream().skip(puts.size() / 2).findFirst().ifPresent(TaskRef::cancel);
                }
            }
        });
        queue.close();
        for (var left = queue.poll(); left.isPresent(); left = queue.poll()) {
            polled.add(left.get());
        }
        List<TaskRef<?>> all = new ArrayList<>(puts.values());
        all.addAll(takes);
        tutti.tasks().waitFor(untyped(all), all.size(), BOUND).result(BOUND);

        List<Integer> in = new ArrayList<>();
        puts.forEach((element, put) -> {
            if (put.status() == TaskRef.Status.SUCCEEDED) {
                in.add(element);
            }
        });
        List<Integer> out = new ArrayList<>(polled);
        takes.stream()
                .filter(taken -> taken.status() == TaskRef.Status.SUCCEEDED)
                .forEach(taken -> out.add(taken.result()));

        assertThat(out).as("seed " + seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(in);
        assertThat(in).as("seed " + seed).hasSizeGreaterThan(100);
        assertThat(waits.size()).as("seed " + seed).isZero();
    }

    /** One takes, gives up and takes again, while another puts: it sees every element, in order. */
    @RepeatedTest(5)
    void whoGivesUpAndTakesAgainSeesAllInOrder() throws Exception {
        System.out.println("whoGivesUpAndTakesAgainSeesAllInOrder: seed " + seed);
        int elements = 20_000;
        AsyncQueue<Integer> queue = new Coordinator(tutti.engine()).queue(3);
        List<Integer> seen = new ArrayList<>(); // of thread 1

        inAllThreads((thread, random) -> {
            if (thread == 0) {
                for (int element = 0; element < elements; element++) {
                    queue.put(element).result(BOUND);
                }
            } else if (thread == 1) {
                while (seen.size() < elements) {
                    TaskRef<Integer> taken =
                            random.nextBoolean() ? queue.take() : queue.take(Duration.ofNanos(random.nextInt(50_000)));
                    for (int wait = random.nextInt(200); wait > 0; wait--) {
                        Thread.onSpinWait();
                    }
                    if (!taken.cancel()) {
                        try {
                            seen.add(taken.result(BOUND));
                        } catch (TaskTimeoutException e) {
                            assertThat(e).hasMessageContaining("in vain");
                        }
                    }
                }
            }
        });

        assertThat(seen).as("seed " + seed).isSorted().hasSize(elements);
    }

    /** Waiters that are interrupted get nothing, or get what they give back. */
    @RepeatedTest(3)
    void interruptsLoseNoPermit() throws Exception {
        System.out.println("interruptsLoseNoPermit: seed " + seed);
        AsyncSemaphore two = new Coordinator(tutti.engine()).semaphore(2);

        inAllThreads((thread, random) -> {
            for (int step = 0; step < STEPS / 4; step++) {
                TaskRef<Object> task = tutti.tasks().submit(() -> {
                    two.acquire().result().close();
                    return null;
                });
                for (int wait = random.nextInt(2000); wait > 0; wait--) {
                    Thread.onSpinWait();
                }
                task.cancel();
            }
        });
        TaskRef<Lease> one = two.acquire();
        TaskRef<Lease> other = two.acquire();

        one.result(BOUND).close();
        other.result(BOUND).close();
    }
}
