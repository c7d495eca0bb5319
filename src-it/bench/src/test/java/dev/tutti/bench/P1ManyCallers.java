package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** As {@link P1RemoteCalls} by several callers at once; what is measured is the time that one of them needs for a call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.OUTSTANDING)
public abstract class P1ManyCallers {

    @Benchmark
    public void tutti(Plain plain, Blackhole sink) {
        Batch.run(plain.work::stage, sink);
    }

    @Benchmark
    public void fixedPool(Plain plain, Blackhole sink) {
        Batch.run(x -> supplyAsync(() -> plain.unremarkable.plain(x), plain.fixed), sink);
    }

    @Benchmark
    public void threadPerTask(Plain plain, Blackhole sink) {
        Batch.run(x -> supplyAsync(() -> plain.unremarkable.plain(x), plain.cached), sink);
    }

    @Benchmark
    public void faultTolerance(Plain plain, Blackhole sink) {
        Batch.run(plain.work::faultTolerance, sink);
    }
}
