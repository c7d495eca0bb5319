package dev.tutti.bench.server.calls;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/**
 * A short while of calling by one way.
 *
 * @param nanos of a call
 * @param bytes allocated by a call, where that could be told
 */
record Slice(String way, double nanos, OptionalDouble bytes) {

    private static final long LENGTH = Duration.ofMillis(100).toNanos();

    static Slice of(String way, IntFunction<?> call) throws ExecutionException, InterruptedException {
        Allocated before = Allocated.now();
        long calls = 0;
        long start = System.nanoTime();
        long took;
        do {
            Batch.run(call);
            calls += Batch.OUTSTANDING;
            took = System.nanoTime() - start;
        } while (took < LENGTH);
        OptionalDouble bytes = Allocated.now().since(before);
        return new Slice(
                way,
                (double) took / calls,
                bytes.isPresent() ? OptionalDouble.of(bytes.getAsDouble() / calls) : OptionalDouble.empty());
    }

    /** For the client: a line. */
    @Override
    public String toString() {
        return way + " " + nanos + " " + (bytes.isPresent() ? bytes.getAsDouble() : "-") + "\n";
    }
}
