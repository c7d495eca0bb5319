package dev.tutti.bench.server.calls;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many calls outstanding at once: all are made, then all are waited for. */
final class Batch {

    static final int OUTSTANDING = 1024;

    private static final long SUM = OUTSTANDING * (OUTSTANDING + 1L) / 2;

    private Batch() {}

    static void run(IntFunction<?> call) throws ExecutionException, InterruptedException {
        Object[] outstanding = new Object[OUTSTANDING];
        for (int i = 0; i < OUTSTANDING; i++) {
            outstanding[i] = call.apply(i);
        }
        long sum = 0;
        for (Object one : outstanding) {
            sum += (Integer) future(one).get();
        }
        if (sum != SUM) {
            throw new IllegalStateException("The calls gave " + sum + " in sum, which is not " + SUM);
        }
    }

    private static Future<?> future(Object result) {
        return result instanceof CompletionStage<?> stage ? stage.toCompletableFuture() : (Future<?>) result;
    }
}
