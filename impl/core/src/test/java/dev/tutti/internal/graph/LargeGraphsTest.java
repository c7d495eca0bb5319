package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Delayed;
import dev.tutti.TaskFunction;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.Caller;
import dev.tutti.internal.client.Beans;
import dev.tutti.internal.client.Client;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Futures;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No graph is too wide or too deep: everything here runs on threads with small stacks. */
class LargeGraphsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int MANY = 100_000;
    private static final long SMALL = 160 * 1024;

    private final Engine engine = smallEngine();
    private final Tasks tasks = new Client(
            engine,
            new Beans() {
                @Override
                public <B, R> R with(Class<B> type, TaskFunction.Of1<? super B, ? extends R> function) {
                    throw new AssertionError("There are no beans here");
                }
            },
            new Graph(engine));
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void wide() throws Exception {
        int sum = onSmallStack(() -> {
            List<Delayed<Integer>> nodes = IntStream.range(0, MANY)
                    .mapToObj(i -> tasks.delayed(this::counted, 0))
                    .toList();
            Delayed<Integer> last = tasks.delayed(
                    values -> values.stream().mapToInt(Integer::intValue).sum(), nodes);
            return tasks.compute(last).result(BOUND);
        });

        assertThat(sum).isEqualTo(MANY);
        assertThat(calls).hasValue(MANY);
    }

    @Test
    void deep() throws Exception {
        int last = onSmallStack(() -> tasks.compute(chain(tasks.delayed(0))).result(BOUND));

        assertThat(last).isEqualTo(MANY);
        assertThat(calls).hasValue(MANY);
    }

    @Test
    void diamonds() throws Exception {
        int last = onSmallStack(() -> {
            Delayed<Integer> top = tasks.delayed(0);
            for (int i = 0; i < MANY / 3; i++) {
                Delayed<Integer> left = tasks.delayed(this::counted, top);
                Delayed<Integer> right = tasks.delayed(this::counted, top);
                top = tasks.delayed((x, y) -> counted(Math.max(x, y)), left, right);
            }
            return tasks.compute(top).result(BOUND);
        });

        assertThat(last).isEqualTo(2 * (MANY / 3));
        assertThat(calls).hasValue(MANY / 3 * 3);
    }

    @Test
    void everyoneOfALayerTakesEveryoneOfTheLayerBefore() throws Exception {
        List<Integer> last = onSmallStack(() -> {
            List<Delayed<Integer>> layer = List.of(tasks.delayed(0));
            for (int depth = 0; depth < 100; depth++) {
                List<Delayed<Integer>> before = layer;
                layer = IntStream.range(0, 100)
                        .mapToObj(i -> tasks.delayed(values -> counted(values.get(values.size() - 1)), before))
                        .toList();
            }
            return tasks.compute(layer).result(BOUND);
        });

        assertThat(last).hasSize(100).containsOnly(100);
        assertThat(calls).hasValue(10_000);
    }

    @Test
    void failureAtTheEndOfADeepOne() {
        Delayed<Integer> broken = tasks.delayed(() -> {
            throw new IOException("broken");
        });

        assertThatThrownBy(() -> onSmallStack(() -> tasks.compute(chain(broken)).result(BOUND)))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void cancellationOfADeepOne() throws Exception {
        TaskRef.Promise<Integer> never = TaskRef.promise();

        boolean cancelled = onSmallStack(() -> {
            TaskRef<Integer> ref = tasks.compute(chain(tasks.delayed(never)));
            tasks.submit(() -> "").result(BOUND);
            ref.cancel();
            return ref.isCancelled();
        });

        assertThat(cancelled).isTrue();
        assertThat(never.isDone()).isFalse();
    }

    @Test
    void deepOneIsHashedComparedAndPrinted() throws Exception {
        Set<Delayed<Integer>> found = onSmallStack(() -> {
            Delayed<Integer> node = chain(tasks.delayed(0));
            Set<Delayed<Integer>> set = new HashSet<>(List.of(node, chain(tasks.delayed(0))));
            assertThat(set).contains(node).hasSize(2);
            assertThat(node.toString()).isEqualTo("Delayed[LargeGraphsTest.lambda, 1 arguments]");
            return set;
        });

        assertThat(found).hasSize(2);
    }

    @Test
    void persistedOnesOnPersistedOnes() throws Exception {
        int last = onSmallStack(() -> {
            Delayed<Integer> kept = tasks.delayed(0);
            for (int i = 0; i < 10_000; i++) {
                kept = tasks.persist(tasks.delayed(this::counted, kept));
            }
            return tasks.compute(kept).result(BOUND);
        });

        assertThat(last).isEqualTo(10_000);
        assertThat(calls).hasValue(10_000);
    }

    private Delayed<Integer> chain(Delayed<Integer> first) {
        Delayed<Integer> last = first;
        for (int i = 0; i < MANY; i++) {
            last = tasks.delayed(this::counted, last);
        }
        return last;
    }

    private int counted(int value) {
        calls.incrementAndGet();
        return value + 1;
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                "small",
                SMALL);
        thread.start();
        return done.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static Engine smallEngine() {
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(null, work, "small", SMALL);
            thread.setDaemon(true);
            return thread;
        };
        return new Engine(daemons, daemons, new Caller(), new Futures());
    }
}
