package dev.tutti.bench;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A hundred thousand futures: continued, gathered in order, and taken as they complete. Each is completed by a worker. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(P6Futures.MANY)
public class P6Futures {

    static final int MANY = 100_000;

    @Benchmark
    public List<Integer> gatherTutti(Plain plain) {
        List<TaskRef.Promise<Integer>> promises = IntStream.range(0, MANY)
                .mapToObj(i -> TaskRef.<Integer>promise())
                .toList();
        TaskRef<List<Integer>> all = plain.tutti.tasks().gather(promises);
        complete(plain, () -> promises.forEach(promise -> promise.complete(1)));
        return all.result();
    }

    @Benchmark
    public List<Integer> gatherCompletableFuture(Plain plain) {
        List<CompletableFuture<Integer>> futures = IntStream.range(0, MANY)
                .mapToObj(i -> new CompletableFuture<Integer>())
                .toList();
        CompletableFuture<List<Integer>> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
        complete(plain, () -> futures.forEach(future -> future.complete(1)));
        return all.join();
    }

    @Benchmark
    public List<Integer> gatherMutiny(Plain plain) {
        List<UniEmitter<? super Integer>> emitters = new ArrayList<>(MANY);
        List<Uni<Integer>> unis = IntStream.range(0, MANY)
                .mapToObj(i -> Uni.createFrom().<Integer>emitter(emitters::add))
                .toList();
        CompletableFuture<List<Integer>> all =
                Uni.join().all(unis).andFailFast().subscribeAsCompletionStage();
        complete(plain, () -> emitters.forEach(emitter -> emitter.complete(1)));
        return all.join();
    }

    @Benchmark
    public List<Integer> asCompletedTutti(Plain plain) {
        List<TaskRef.Promise<Integer>> promises = IntStream.range(0, MANY)
                .mapToObj(i -> TaskRef.<Integer>promise())
                .toList();
        CompletableFuture<List<Integer>> all = plain.tutti
                .tasks()
                .asCompleted(promises)
                .map(TaskRef::result)
                .collect()
                .asList()
                .subscribeAsCompletionStage();
        complete(plain, () -> promises.forEach(promise -> promise.complete(1)));
        return all.join();
    }

    /** By hand: each future puts itself into a queue, of which the caller takes as many as there are. */
    @Benchmark
    public int asCompletedByHand(Plain plain) throws InterruptedException {
        BlockingQueue<CompletableFuture<Integer>> queue = new LinkedBlockingQueue<>();
        List<CompletableFuture<Integer>> futures = IntStream.range(0, MANY)
                .mapToObj(i -> new CompletableFuture<Integer>())
                .toList();
        futures.forEach(future -> future.whenComplete((value, failure) -> queue.add(future)));
        complete(plain, () -> futures.forEach(future -> future.complete(1)));
        int sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += queue.take().join();
        }
        return sum;
    }

    @Benchmark
    public int thenTutti(Plain plain) {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef<Integer> last = first;
        for (int i = 0; i < MANY; i++) {
            last = last.then(x -> x + 1);
        }
        complete(plain, () -> first.complete(0));
        return last.result();
    }

    @Benchmark
    public int thenCompletableFuture(Plain plain) {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> last = first;
        for (int i = 0; i < MANY; i++) {
            last = last.thenApplyAsync(x -> x + 1, plain.fixed);
        }
        complete(plain, () -> first.complete(0));
        return last.join();
    }

    private static void complete(Plain plain, Runnable completion) {
        plain.fixed.execute(completion);
    }
}
