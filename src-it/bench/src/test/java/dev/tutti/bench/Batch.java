package dev.tutti.bench;

import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.openjdk.jmh.infra.Blackhole;

/** Many calls outstanding at once: all are made, then all are waited for. */
final class Batch {

    static final int OUTSTANDING = 1024;

    private Batch() {}

    static void run(IntFunction<CompletionStage<Integer>> call, Blackhole sink) {
        CompletionStage<?>[] outstanding = new CompletionStage<?>[OUTSTANDING];
        for (int i = 0; i < OUTSTANDING; i++) {
            outstanding[i] = call.apply(i);
        }
        for (CompletionStage<?> one : outstanding) {
            sink.consume(one.toCompletableFuture().join());
        }
    }
}
