package dev.tutti.internal.ref;

import dev.tutti.internal.core.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Completes futures that other completions complete. To a certain depth on the same thread; from there on a worker, for a
 * chain may be longer than a stack is deep.
 */
final class Nesting {

    private static final int DEEPEST = 50;
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private Nesting() {}

    static void run(@Nullable Engine engine, Runnable completion) {
        int[] depth = DEPTH.get();
        if (depth[0] >= DEEPEST && engine != null) {
            engine.execute(new Step(completion, why -> completion.run()));
            return;
        }
        depth[0]++;
        try {
            completion.run();
        } finally {
            depth[0]--;
        }
    }
}
