package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.tutti.Delayed;
import dev.tutti.Tasks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Graphs of a hundred thousand nodes: wide, deep, and of diamonds, described and computed; beside them the same by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(P7Graphs.NODES)
public class P7Graphs {

    static final int NODES = 100_000;

    @Benchmark
    public int wideTutti(Plain plain) {
        Tasks tasks = plain.tutti.tasks();
        List<Delayed<Integer>> leaves = IntStream.range(1, NODES)
                .mapToObj(i -> tasks.delayed(x -> x + 1, i))
                .toList();
        Delayed<Integer> root = tasks.delayed(P7Graphs::count, leaves);
        return tasks.compute(root).result();
    }

    @Benchmark
    public int wideByHand(Plain plain) {
        List<CompletableFuture<Integer>> leaves = IntStream.range(1, NODES)
                .mapToObj(i -> supplyAsync(() -> i + 1, plain.fixed))
                .toList();
        return CompletableFuture.allOf(leaves.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                        done -> count(
                                leaves.stream().map(CompletableFuture::join).toList()),
                        plain.fixed)
                .join();
    }

    @Benchmark
    public int deepTutti(Plain plain) {
        Tasks tasks = plain.tutti.tasks();
        Delayed<Integer> last = tasks.delayed(x -> x + 1, 0);
        for (int i = 1; i < NODES; i++) {
            last = tasks.delayed(x -> x + 1, last);
        }
        return tasks.compute(last).result();
    }

    @Benchmark
    public int deepByHand(Plain plain) {
        CompletableFuture<Integer> last = supplyAsync(() -> 1, plain.fixed);
        for (int i = 1; i < NODES; i++) {
            last = last.thenApplyAsync(x -> x + 1, plain.fixed);
        }
        return last.join();
    }

    /** Each of a layer of three: one, and two that depend on it; the next layer depends on both. */
    @Benchmark
    public int diamondsTutti(Plain plain) {
        Tasks tasks = plain.tutti.tasks();
        Delayed<Integer> top = tasks.delayed(x -> x + 1, 0);
        for (int i = 1; i < NODES; i += 3) {
            Delayed<Integer> left = tasks.delayed(x -> x + 1, top);
            Delayed<Integer> right = tasks.delayed(x -> x + 1, top);
            top = tasks.delayed(P7Graphs::count, List.of(left, right));
        }
        return tasks.compute(top).result();
    }

    @Benchmark
    public int diamondsByHand(Plain plain) {
        CompletableFuture<Integer> top = supplyAsync(() -> 1, plain.fixed);
        for (int i = 1; i < NODES; i += 3) {
            CompletableFuture<Integer> left = top.thenApplyAsync(x -> x + 1, plain.fixed);
            CompletableFuture<Integer> right = top.thenApplyAsync(x -> x + 1, plain.fixed);
            top = left.thenCombineAsync(right, (a, b) -> count(List.of(a, b)), plain.fixed);
        }
        return top.join();
    }

    private static int count(List<Integer> values) {
        return values.size();
    }
}
