package dev.tutti.internal.ref;

import dev.tutti.internal.core.Engine;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Completes futures that other completions complete. To a certain depth on the same thread; from there on a worker, for a
 * chain may be longer than a stack is deep. Where no worker takes them any more, the thread comes back to them by itself.
 */
public final class Nesting {

    // No deeper, for each failure on the way is wrapped in an exception that records the whole stack.
    private static final int DEEPEST = 8;
    // Of the JDK's classes alone, and empty between two runs: threads outlive deployments.
    private static final ThreadLocal<int[]> DEPTH =
            ThreadLocal.withInitial(() -> new int[2]); // and how many wait in LATER
    private static final ThreadLocal<Queue<Runnable>> LATER = ThreadLocal.withInitial(ArrayDeque::new);

    private Nesting() {}

    /** Runs the completion, on this thread or, without an engine or beyond a depth, elsewhere. */
    public static void run(@Nullable Engine engine, Runnable completion) {
        if (engine != null && DEPTH.get()[0] >= DEEPEST) {
            engine.execute(new Step(completion, why -> withoutWorkers(completion)));
        } else {
            withoutWorkers(completion);
        }
    }

    private static void withoutWorkers(Runnable completion) {
        int[] depth = DEPTH.get();
        if (depth[0] >= DEEPEST) {
            depth[1]++;
            LATER.get().add(completion);
        } else {
            nested(completion);
        }
    }

    private static void nested(Runnable completion) {
        int[] depth = DEPTH.get();
        depth[0]++;
        try {
            completion.run();
            while (depth[0] == 1 && depth[1] > 0) {
                depth[1]--;
                LATER.get().remove().run();
            }
        } finally {
            depth[0]--;
        }
    }
}
