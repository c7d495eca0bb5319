package dev.tutti.internal.core;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The last link: runs the body on this thread with the caller's contexts, and ends the call when its result is there. */
public record Invoke(Flatten flatten) implements Strategy {

    @Override
    public void apply(Call call) {
        Callable<?> body = call.begin();
        if (body == null) {
            return;
        }
        Run run = new Run(flatten, call, body);
        try {
            call.contexts().execute(() -> call.during(run));
        } catch (Throwable e) { // the contexts could not be applied or restored
            run.failed(e);
        } finally {
            call.leave();
        }
        run.left();
    }

    /** A body on its thread, and the future that it returned, which may complete before the body is left or after. */
    private static final class Run implements Runnable {

        private static final End LEFT = new End(null, null);

        private final Flatten flatten;
        private final Call call;
        private final Callable<?> body;
        // What came first: the end, which then waits for the body to be left, or LEFT.
        private final AtomicReference<@Nullable End> first = new AtomicReference<>();

        Run(Flatten flatten, Call call, Callable<?> body) {
            this.flatten = flatten;
            this.call = call;
            this.body = body;
        }

        @Override
        public void run() {
            try {
                Object result = body.call();
                Pending pending = flatten.pending(result);
                if (pending == null) {
                    ended(result, null);
                } else {
                    call.pending(pending);
                    pending.whenEnded(
                            this::ended); // here, with contexts: a Uni does its work where it is subscribed to
                }
            } catch (Throwable e) { // an Error too is the task's, and its caller must learn of it
                failed(e);
            }
        }

        private void ended(@Nullable Object value, @Nullable Throwable failure) {
            if (!first.compareAndSet(null, new End(value, failure)) && first.get() == LEFT) {
                call.end(value, failure);
            }
        }

        /** A value is no good if the contexts cannot be left properly; an earlier failure says more than this one. */
        void failed(Throwable failure) {
            End end = first.get();
            while ((end == null || end.failure == null) && !first.compareAndSet(end, new End(null, failure))) {
                end = first.get();
            }
        }

        /** The body is left: only now may others learn of its end. */
        void left() {
            if (!first.compareAndSet(null, LEFT)) {
                End end = first.get();
                call.end(end.value, end.failure);
            }
        }

        private record End(@Nullable Object value, @Nullable Throwable failure) {}
    }
}
