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

    /** Work that nobody misses if it never runs: when the home closes, it is dropped. */
    static Work droppable(Runnable action) {
        return new Work() {
            @Override
            public void run() {
                action.run();
            }

            @Override
            public void reject(RejectedExecutionException why) {
                // Nobody misses it.
            }
        };
    }
}
