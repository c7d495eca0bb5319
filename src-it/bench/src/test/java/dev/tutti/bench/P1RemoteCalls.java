package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Calls of a bean's method, a thousand outstanding. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.OUTSTANDING)
public class P1RemoteCalls {

    @Benchmark
    public void tutti(Plain plain, Blackhole sink) {
        Batch.run(plain.work::stage, sink);
    }

    @Benchmark
    public void tuttiTaskRef(Plain plain, Blackhole sink) {
        Batch.run(plain.work::ref, sink);
    }

    @Benchmark
    public void tuttiLimited(Plain plain, Blackhole sink) {
        Batch.run(plain.work::limited, sink);
    }

    @Benchmark
    public void tuttiNonBlocking(Plain plain, Blackhole sink) {
        Batch.run(plain.work::onTheLoop, sink);
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
    public void managedExecutor(Plain plain, Blackhole sink) {
        Batch.run(x -> plain.managed.supplyAsync(() -> plain.unremarkable.plain(x)), sink);
    }

    @Benchmark
    public void faultTolerance(Plain plain, Blackhole sink) {
        Batch.run(plain.work::faultTolerance, sink);
    }

    @Benchmark
    public void faultToleranceBulkhead(Plain plain, Blackhole sink) {
        Batch.run(plain.work::faultToleranceBulkhead, sink);
    }
}
