package dev.tutti.internal.ref;

import dev.tutti.internal.core.Engine;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Completes futures that other completions complete. To a certain depth on the same thread; from there on a worker, for a
 * chain may be longer than a stack is deep. Where there is no worker any more, what is too deep waits for the outermost.
 */
final class Nesting {

    private static final int DEEPEST = 50;
    private static final ThreadLocal<Nesting> HERE = ThreadLocal.withInitial(Nesting::new);

    // Confined to their thread.
    private final Deque<Runnable> postponed = new ArrayDeque<>();
    private int depth;

    private Nesting() {}

    static void run(@Nullable Engine engine, Runnable completion) {
        Nesting here = HERE.get();
        if (here.depth < DEEPEST) {
            here.nested(completion);
        } else if (engine == null) {
            here.postponed.add(completion);
        } else {
            engine.execute(new Step(completion, why -> HERE.get().rejected(completion)));
        }
    }

    private void rejected(Runnable completion) {
        if (depth < DEEPEST) { // by somebody else, who closes the engine
            nested(completion);
        } else {
            postponed.add(completion);
        }
    }

    private void nested(Runnable completion) {
        depth++;
        try {
            completion.run();
        } finally {
            depth--;
            if (depth == 0) {
                workOff();
            }
        }
    }

    private void workOff() {
        for (Runnable next = postponed.poll(); next != null; next = postponed.poll()) {
            depth++;
            try {
                next.run();
            } finally {
                depth--;
            }
        }
    }
}
