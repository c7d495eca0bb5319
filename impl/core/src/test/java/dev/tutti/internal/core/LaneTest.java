package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaneTest {

    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void hundredBlockingBodiesAreAllInTheirBodyAtOnce() throws Exception {
        List<Ref<Object>> calls = IntStream.range(0, 100)
                .mapToObj(i -> tutti.call(tutti.engine().workers(), () -> {
                    barrier.pass();
                    return i;
                }))
                .toList();

        barrier.awaitArrivals(100);
        barrier.open();

        assertThat(calls.stream().map(TaskRef::result))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    /** The JDK's own words would count what is queued, one by one, at each refusal. */
    @Test
    void aLaneThatHasClosedSaysSoAndNoMore() {
        Lane lane = tutti.engine().processors();
        tutti.engine().close();

        assertThatThrownBy(() -> lane.execute(Work.droppable(() -> {})))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage(lane + " has closed");
    }

    @Test
    void taskThatWaitsForItsOwnTasksDoesNotWaitForAWorker() {
        TaskRef<Integer> depth = nested(50);

        assertThat(depth.result()).isEqualTo(50);
    }

    private TaskRef<Integer> nested(int levels) {
        return tutti.tasks()
                .submit(() -> levels == 0 ? 0 : 1 + nested(levels - 1).result());
    }

    @Test
    void asManyProcessorBoundBodiesRunAsThereAreProcessors() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        AtomicInteger inside = new AtomicInteger();
        List<Ref<Object>> calls = IntStream.range(0, 100)
                .mapToObj(i -> tutti.call(tutti.engine().processors(), () -> {
                    recorder.add(inside.incrementAndGet());
                    barrier.pass();
                    inside.decrementAndGet();
                    return null;
                }))
                .toList();

        barrier.awaitArrivals(processors);
        barrier.open();
        calls.forEach(TaskRef::result);

        assertThat(recorder.events())
                .contains(processors)
                .allSatisfy(peak -> assertThat((int) peak).isLessThanOrEqualTo(processors));
    }

    @Test
    void eventLoopRunsInOrderOnOneThread() throws Exception {
        Recorder<Thread> threads = new Recorder<>();

        for (int i = 0; i < 1000; i++) {
            int number = i;
            tutti.call(tutti.engine().loop(), () -> {
                recorder.add(number);
                threads.add(Thread.currentThread());
                return null;
            });
        }

        assertThat(recorder.await(1000))
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
        assertThat(threads.await(1000)).containsOnly(threads.events().get(0));
    }

    @Test
    void workersInheritNothingFromWhoeverSubmits() throws Exception {
        INHERITED.set("the submitter's");
        try {
            for (int i = 0; i < 50; i++) {
                tutti.call(tutti.engine().workers(), () -> {
                    recorder.add("inherited: " + INHERITED.get());
                    barrier.pass();
                    return null;
                });
            }
        } finally {
            INHERITED.remove();
        }

        List<Object> found = recorder.await(50);
        barrier.open();

        assertThat(found).containsOnly("inherited: null");
    }

    @Test
    void shrinksBackToItsFirstWorkers() throws Exception {
        int first = 2;
        int bodies = 20;
        AtomicInteger alive = new AtomicInteger();
        CountDownLatch gone = new CountDownLatch(bodies - first);
        Lane lane = Lane.elastic(
                "test-lane",
                first,
                work -> new Thread(() -> {
                    alive.incrementAndGet();
                    work.run();
                    alive.decrementAndGet();
                    gone.countDown();
                }),
                tutti.engine().timer());
        for (int i = 0; i < bodies; i++) {
            lane.execute(new Body(barrier::passStubbornly));
        }
        barrier.awaitArrivals(bodies);
        int most = alive.get();

        barrier.open();
        boolean went = gone.await(60, TimeUnit.SECONDS);
        int left = alive.get();
        lane.close(Duration.ofSeconds(2));

        assertThat(most).isGreaterThanOrEqualTo(bodies);
        assertThat(went).isTrue();
        assertThat(left).isLessThan(most).isGreaterThanOrEqualTo(first);
    }

    private record Body(Runnable action) implements Work {

        @Override
        public void run() {
            action.run();
        }

        @Override
        public void reject(RejectedExecutionException why) {
            throw new AssertionError("rejected", why);
        }
    }
}
