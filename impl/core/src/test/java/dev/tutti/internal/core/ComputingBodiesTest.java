package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputingBodiesTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @Test
    void bodiesThatComputeGetFewWorkersHoweverManyTheyAre() {
        List<TaskRef<Boolean>> bodies = IntStream.range(0, 20_000)
                .mapToObj(i -> tutti.tasks().submit(() -> compute()))
                .toList();

        bodies.forEach(body -> body.result(BOUND));

        assertThat(workers()).hasSizeLessThanOrEqualTo(4 * PROCESSORS + 8);
    }

    @Test
    void bodiesThatWaitForItsLockGetNoWorkersEither() {
        ReentrantLock lock = new ReentrantLock();
        List<TaskRef<Boolean>> bodies = IntStream.range(0, 2_000)
                .mapToObj(i -> tutti.tasks().submit(() -> {
                    lock.lock();
                    try {
                        return compute();
                    } finally {
                        lock.unlock();
                    }
                }))
                .toList();

        bodies.forEach(body -> body.result(BOUND));

        assertThat(workers()).hasSizeLessThanOrEqualTo(4 * PROCESSORS + 8);
    }

    private static boolean compute() {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(50);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    private List<Thread> workers() {
        return tutti.threads().stream()
                .filter(thread -> thread.getName().startsWith("tutti-worker"))
                .toList();
    }
}
