package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersistTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final AtomicInteger calls = new AtomicInteger();
    private final Barrier barrier = new Barrier();

    private Tasks tasks;

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    @Test
    void startsNow() throws Exception {
        Delayed<Boolean> kept = tasks.persist(tasks.delayed(barrier::passStubbornly));

        barrier.awaitArrivals(1);

        barrier.open();
        assertThat(tasks.compute(kept).result(BOUND)).isFalse();
    }

    @Test
    void graphsBuiltOnItDoNotCallItAgain() {
        Delayed<Integer> kept = tasks.persist(tasks.delayed(calls::incrementAndGet));

        assertThat(tasks.compute(tasks.delayed(x -> x + 10, kept)).result(BOUND))
                .isEqualTo(11);
        assertThat(tasks.compute(tasks.delayed(Integer::sum, kept, kept)).result(BOUND))
                .isEqualTo(2);
        assertThat(tasks.compute(kept).result(BOUND)).isEqualTo(1);
        assertThat(tasks.compute(tasks.persist(kept)).result(BOUND)).isEqualTo(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void graphsBuiltOnItWhileItRunsWaitForIt() throws Exception {
        Delayed<Integer> kept = tasks.persist(tasks.delayed(() -> {
            barrier.pass();
            return calls.incrementAndGet();
        }));
        barrier.awaitArrivals(1);
        TaskRef<Integer> one = tasks.compute(tasks.delayed(x -> x + 10, kept));
        TaskRef<Integer> two = tasks.compute(tasks.delayed(x -> x + 20, kept));

        barrier.open();

        assertThat(one.result(BOUND)).isEqualTo(11);
        assertThat(two.result(BOUND)).isEqualTo(21);
    }

    @Test
    void cancellingAGraphBuiltOnItLeavesItRunning() throws Exception {
        Delayed<Boolean> kept = tasks.persist(tasks.delayed(barrier::passStubbornly));
        barrier.awaitArrivals(1);

        tasks.compute(tasks.delayed(x -> x, kept)).cancel();
        barrier.open();

        assertThat(tasks.compute(kept).result(BOUND)).isFalse();
    }

    @Test
    void failureFailsWhatIsBuiltOnItAndTellsItsOwnNode() {
        Delayed<Double> kept = tasks.persist(tasks.delayed(x -> x, tasks.delayed(Stats::broken, 1.0)));

        Throwable one = catchThrowable(
                () -> tasks.compute(tasks.delayed(Stats::add, kept, 1.0)).result(BOUND));
        Throwable two = catchThrowable(() -> tasks.compute(kept).result(BOUND));

        assertThat(one)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("broken: 1.0")
                .isSameAs(two);
        assertThat(one.getSuppressed())
                .filteredOn(FailedNode.class::isInstance)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .hasMessage("Node Stats.broken failed; the way to what was computed:"
                                + " Stats.broken > PersistTest.lambda"));
    }
}
