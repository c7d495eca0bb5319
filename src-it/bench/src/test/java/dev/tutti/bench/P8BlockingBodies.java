package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Ten thousand bodies that each block for a millisecond, all submitted at once: how long until all are done. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class P8BlockingBodies {

    private static final int BODIES = 10_000;

    @Benchmark
    public void tutti(Plain plain, Blackhole sink) {
        all(
                millis -> {
                    try {
                        return plain.work.blocking(millis);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                sink);
    }

    @Benchmark
    public void threadPerTask(Plain plain, Blackhole sink) {
        all(millis -> supplyAsync(() -> sleep(millis), plain.cached), sink);
    }

    private static void all(LongFunction<CompletionStage<Integer>> body, Blackhole sink) {
        Stream.generate(() -> body.apply(1))
                .limit(BODIES)
                .toList()
                .forEach(one -> sink.consume(one.toCompletableFuture().join()));
    }

    private static int sleep(long millis) {
        try {
            Thread.sleep(millis);
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
