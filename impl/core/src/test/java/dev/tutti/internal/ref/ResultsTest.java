package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waiting for a task gives. */
class ResultsTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration LONGEST = ChronoUnit.FOREVER.getDuration();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void mayBeWaitedForAsLongAsCanBeSaid() {
        TaskRef<Boolean> task = tutti.tasks().submit(barrier::passStubbornly);
        TaskRef<Boolean> waiter = tutti.tasks().submit(() -> {
            barrier.open();
            return task.result(LONGEST);
        });

        assertThat(waiter.result(LONGEST)).isFalse();
    }

    @Test
    void mayBeWaitedForNoTimeAtAll() {
        TaskRef<Boolean> task = tutti.tasks().submit(barrier::passStubbornly);

        Throwable shortest = catchThrowable(() -> task.result(LONGEST.negated()));
        Throwable zero = catchThrowable(() -> task.result(Duration.ZERO));
        barrier.open();

        assertThat(shortest).isInstanceOf(TaskTimeoutException.class);
        assertThat(zero).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void executionExceptionOfTheBodyComesBackAsItself() {
        ExecutionException own = new ExecutionException("of the body", new IOException("its cause"));
        TaskRef<Object> thrown = tutti.tasks().submit(() -> {
            throw own;
        });
        TaskRef<Object> staged = tutti.tasks().submit(() -> CompletableFuture.failedFuture(own));
        TaskRef<Object> continued = thrown.then(value -> value);

        assertThat(catchThrowable(() -> thrown.result(BOUND))).isSameAs(own);
        assertThat(catchThrowable(() -> staged.result(BOUND))).isSameAs(own);
        assertThat(catchThrowable(() -> continued.result(BOUND))).isSameAs(own);
        assertThat(catchThrowable(() -> TaskRef.from(thrown.uni()).result(BOUND)))
                .isSameAs(own);
        assertThat(catchThrowable(thrown::get))
                .isInstanceOf(ExecutionException.class)
                .hasCause(own);
    }
}
