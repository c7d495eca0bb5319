package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.client.Beans;
import dev.tutti.internal.client.Client;
import dev.tutti.internal.graph.Graph;
import dev.tutti.internal.ref.Futures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A platform without threads makes work wait, and loses none. */
class ThreadShortageTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Barrier barrier = new Barrier();
    private final Barrier seeing = new Barrier();
    private final Recorder<String> refusals = new Recorder<>();
    private final AtomicBoolean noThreads = new AtomicBoolean();
    private Engine engine;

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                () -> new OutOfMemoryError("unable to create native thread"),
                () -> new IllegalStateException("the component is not available"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noTaskIsLost(Supplier<Throwable> failure) throws Exception {
        engine = engine(failure);
        noThreads.set(true);
        List<TaskRef<Boolean>> waiting = tasks(200);
        seeing.open();
        refusals.await(3);

        List<TaskRef<Boolean>> later = tasks(200);
        barrier.open();

        assertThat(Stream.of(waiting, later).flatMap(List::stream).map(task -> task.result(BOUND)))
                .hasSize(400)
                .containsOnly(false);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void workersAreAddedOnceThereAreThreadsAgain(Supplier<Throwable> failure) throws Exception {
        engine = engine(failure);
        noThreads.set(true);
        List<TaskRef<Boolean>> waiting = tasks(50);
        seeing.open();
        refusals.await(3);

        noThreads.set(false);
        barrier.awaitArrivals(50);
        barrier.open();

        assertThat(waiting.stream().map(task -> task.result(BOUND))).containsOnly(false);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void submitterIsNotToldWhileTheShortageIsBeingSeen(Supplier<Throwable> failure) throws Exception {
        engine = engine(failure);
        noThreads.set(true);
        List<TaskRef<Boolean>> waiting = tasks(50);
        seeing.awaitArrivals(1);

        List<TaskRef<Boolean>> meanwhile = tasks(10);
        seeing.open();
        barrier.open();

        assertThat(Stream.of(waiting, meanwhile).flatMap(List::stream).map(task -> task.result(BOUND)))
                .hasSize(60)
                .containsOnly(false);
        assertThat(refusals.events()).containsOnly("tutti-timer");
    }

    private List<TaskRef<Boolean>> tasks(int count) {
        Client tasks = new Client(engine, new NoBeans(), new Graph(engine));
        return IntStream.range(0, count)
                .mapToObj(i -> tasks.submit(barrier::passStubbornly))
                .toList();
    }

    private Engine engine(Supplier<Throwable> failure) {
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        };
        ThreadFactory scarce = work -> {
            if (noThreads.get()) {
                refusals.add(Thread.currentThread().getName());
                if (Thread.currentThread().getName().equals("tutti-timer")) {
                    seeing.passStubbornly();
                }
                throwAsIs(failure.get());
            }
            return daemons.newThread(work);
        };
        return new Engine(daemons, scarce, new Caller(), new Futures());
    }

    private static final class NoBeans implements Beans {

        @Override
        public <B, R> R with(Class<B> type, TaskFunction.Of1<? super B, ? extends R> function) {
            throw new AssertionError("There are no beans here");
        }
    }

    @SuppressWarnings("unchecked") // nothing is cast: the compiler is told that it is unchecked
    private static <E extends Throwable> void throwAsIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
