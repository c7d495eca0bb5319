package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkersGrowthTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void bodiesThatWaitAreAllInsideAtOnceAndTheirWorkersGoAgain() throws Exception {
        List<TaskRef<Boolean>> bodies = IntStream.range(0, 200)
                .mapToObj(i -> tutti.tasks().submit(barrier::passStubbornly))
                .toList();

        barrier.awaitArrivals(200);
        barrier.open();
        bodies.forEach(body -> body.result(BOUND));

        long end = System.nanoTime() + BOUND.toNanos();
        while (alive().size() > PROCESSORS && System.nanoTime() < end) {
            alive().get(0).join(50);
        }
        assertThat(alive()).hasSize(PROCESSORS);
    }

    private List<Thread> alive() {
        return workers().stream().filter(Thread::isAlive).toList();
    }

    private List<Thread> workers() {
        return tutti.threads().stream()
                .filter(thread -> thread.getName().startsWith("tutti-worker"))
                .toList();
    }
}
