package dev.tutti.internal.core;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The last link: runs the body on this thread with the caller's contexts, and ends the call when its result is there. */
public record Invoke(Flatten flatten) implements Strategy {

    @Override
    public void apply(Call call) {
        Callable<?> body = call.begin();
        if (body == null) {
            return;
        }
        Run run = new Run(body);
        try {
            call.contexts().execute(() -> call.during(run));
        } catch (Throwable e) { // the contexts could not be applied or restored
            if (run.failure == null) {
                run.failure = e;
            }
        } finally {
            call.leave();
        }
        Pending pending = null;
        if (run.failure == null) {
            try {
                pending = flatten.pending(run.value);
            } catch (Throwable e) {
                run.failure = e;
            }
        }
        if (pending == null) {
            call.end(run.value, run.failure);
        } else {
            call.await(pending, call::end);
        }
    }

    /** Holds what the body gave; confined to the thread that runs it. */
    private static final class Run implements Runnable {

        private final Callable<?> body;
        private @Nullable Object value;
        private @Nullable Throwable failure;

        Run(Callable<?> body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                value = body.call();
            } catch (Throwable e) { // an Error too is the task's, and its caller must learn of it
                failure = e;
            }
        }
    }
}
