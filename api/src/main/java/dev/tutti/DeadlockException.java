package dev.tutti;

import java.io.Serial;

/**
 * A wait would never have ended: calls of different call chains wait for each other, and a limit keeps the last of them
 * from beginning. It is thrown by the method that would wait, such as {@link TaskRef#result()}, as soon as the cycle closes;
 * where it is not a wait that closes the cycle but a task that queues at a limit, that task fails with it. Of several
 * that wait for each other one is told, and the others go on.
 *
 * <p>The message has the cycle, {@code A.m -> B.n -> A.k}: {@code A.m} waits for {@code B.n}, and that for {@code A.k}, which
 * waits for what {@code A.m} holds. It names the limits in the way, and what to do.
 *
 * <p>A call that waits for the end of its own actor, or returns the reference of that ({@link Actors#stop}, {@link
 * Actors#restart}), waits for itself, and fails with this too, at once.
 *
 * <p>Found are cycles of waits without a time limit ({@code result()}, {@code get()}, {@code join()}) in the bodies of tasks, and
 * of futures that bodies return: for references and for what is made of them by {@code then}, {@code thenTask}, {@code gather},
 * {@code uni()}, or by the methods of {@link java.util.concurrent.CompletionStage} that depend on all of their sources. A wait
 * with a time limit ends by itself and closes no cycle, nor does a reference with {@code orTimeout} or {@code
 * completeOnTimeout}. Not seen is what waits elsewhere: at a monitor or a lock, in {@code uni.await()}, for a promise, for a
 * future or stage that is not the library's, or behind operators of Mutiny.
 */
public class DeadlockException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DeadlockException(String message) {
        super(message);
    }
}
