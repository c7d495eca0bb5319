package dev.tutti.internal.ref;

import dev.tutti.internal.core.Work;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Work of a future's own: what to do, and what to do if the home closes. */
record Step(Runnable action, Consumer<RejectedExecutionException> otherwise) implements Work {

    @Override
    public void run() {
        action.run();
    }

    @Override
    public void reject(RejectedExecutionException why) {
        otherwise.accept(why);
    }
}
