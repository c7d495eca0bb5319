package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlacesTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();
    private final Recorder<Object> recorder = new Recorder<>();
    private final AtomicInteger inside = new AtomicInteger();

    @Test
    void processorBoundTaskThatWaitsForItsOwnKindToAnyDepthFinishes() {
        assertThat(nested(50).result(GUARD)).isEqualTo(50);
    }

    private TaskRef<Integer> nested(int levels) {
        return processor(() -> levels == 0 ? 0 : 1 + nested(levels - 1).result());
    }

    @Test
    void noMoreBodiesThanProcessorsRunThoughOthersComeBackFromWaiting() throws Exception {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        List<TaskRef<Integer>> waiting = IntStream.range(0, 2 * PROCESSORS)
                .mapToObj(i -> this.<Integer>processor(() -> {
                    recorder.add("waits");
                    int value = promise.result();
                    return counted(() -> value);
                }))
                .toList();
        recorder.await(2 * PROCESSORS);
        List<TaskRef<Integer>> running = IntStream.range(0, PROCESSORS)
                .mapToObj(i -> this.<Integer>processor(() -> counted(() -> {
                    barrier.pass();
                    return i;
                })))
                .toList();
        barrier.awaitArrivals(PROCESSORS);

        promise.complete(7); // all want their places back, and there is none
        barrier.open();
        waiting.forEach(ref -> assertThat(ref.result(GUARD)).isEqualTo(7));
        running.forEach(ref -> ref.result(GUARD));

        assertThat(recorder.events().stream().filter(Integer.class::isInstance))
                .allSatisfy(peak -> assertThat((int) peak).isBetween(1, PROCESSORS));
    }

    @Test
    void whoeverTimesOutTakesItsPlaceAgain() {
        TaskRef.Promise<Integer> never = TaskRef.promise();

        TaskRef<Integer> ref = processor(() -> never.result(Duration.ofMillis(1)));

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
        assertThat(processor(() -> 1).result(GUARD)).isEqualTo(1);
    }

    @Test
    void whoeverIsCancelledWhileItWaitsGivesItsPlaceOnce() throws Exception {
        TaskRef.Promise<Integer> never = TaskRef.promise();
        List<TaskRef<Integer>> refs = IntStream.range(0, 3 * PROCESSORS)
                .mapToObj(i -> this.<Integer>processor(() -> {
                    recorder.add("waits");
                    return never.result();
                }))
                .toList();
        recorder.await(3 * PROCESSORS);

        refs.forEach(TaskRef::cancel);
        List<TaskRef<Integer>> after = IntStream.range(0, 10 * PROCESSORS)
                .mapToObj(i -> this.<Integer>processor(() -> counted(() -> i)))
                .toList();
        after.forEach(ref -> ref.result(GUARD));

        assertThat(recorder.events().stream().filter(Integer.class::isInstance))
                .hasSize(10 * PROCESSORS)
                .allSatisfy(peak -> assertThat((int) peak).isBetween(1, PROCESSORS));
    }

    @Test
    void placesThatComeFreeTogetherAllGoToThoseWhoWait() throws Exception {
        Timer timer = new Timer(Thread::new, null);
        timer.close(); // no threads are made here
        Places places = new Places(3, null, timer);
        IntStream.range(0, 3).forEach(i -> places.enter());
        Absence absence = places.leave();
        places.enter();
        List<Thread> waiting = Stream.<Runnable>of(absence::close, places::enter, places::enter)
                .map(Thread::new)
                .toList();
        waiting.forEach(Thread::start);
        while (waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }

        IntStream.range(0, 3).forEach(i -> places.exit());

        for (Thread each : waiting) {
            each.join(GUARD.toMillis());
            assertThat(each.isAlive()).isFalse();
        }
    }

    private <T> T counted(Callable<T> body) throws Exception {
        recorder.add(inside.incrementAndGet());
        try {
            return body.call();
        } finally {
            inside.decrementAndGet();
        }
    }

    private <T> TaskRef<T> processor(Callable<T> body) {
        return tutti.call(tutti.engine().processors(), body);
    }
}
