package dev.tutti.internal.core;

import java.util.concurrent.RejectedExecutionException;

/** What a home runs: either {@link #run} or {@link #reject} is called, once. Neither throws. */
public interface Work extends Runnable {

    /** Higher goes first, see {@link Line}. */
    default int priority() {
        return 0;
    }

    /** Called instead of {@link #run} when the home closes before the work's turn. */
    void reject(RejectedExecutionException why);

    /** Called while {@link #run} is under way, when the home has closed and has no more patience: nobody is kept waiting. */
    default void abandon(RejectedExecutionException why) {}
}
