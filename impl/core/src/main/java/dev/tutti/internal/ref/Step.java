package dev.tutti.internal.ref;

import dev.tutti.internal.core.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Work of a future's own: what to do, and what to do if the home closes. */
record Step(Runnable action, Consumer<RejectedExecutionException> otherwise) implements Work {

    private static final Logger LOG = System.getLogger("dev.tutti");

    @Override
    public void run() {
        try {
            action.run();
        } catch (Throwable e) { // of a subscriber, or of contexts that could not be restored: not the home's business
            LOG.log(Level.ERROR, "A continuation failed, and there is no future to fail with it", e);
        }
    }

    @Override
    public void reject(RejectedExecutionException why) {
        otherwise.accept(why);
    }

    @Override
    public String toString() {
        return "a continuation";
    }
}
