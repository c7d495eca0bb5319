package dev.tutti.internal.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The last link: runs the body on this thread with the caller's contexts, and ends the call when its result is there. */
final class Invoke implements Strategy {

    private static final VarHandle FIRST;

    static {
        try {
            FIRST = MethodHandles.lookup().findVarHandle(Run.class, "first", End.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Flatten flatten;
    // Calls whose bodies have returned and whose futures have not completed. Concurrent.
    private final Set<Call> awaiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RejectedExecutionException closed; // written once

    Invoke(Flatten flatten) {
        this.flatten = flatten;
    }

    /** Ends all calls that wait, or will wait, for the futures of their bodies. */
    void close(RejectedExecutionException why) {
        closed = why;
        awaiting.forEach(call -> call.end(null, why));
    }

    private void awaits(Call call) {
        awaiting.add(call);
        call.atEnd(() -> awaiting.remove(call));
        RejectedExecutionException why = closed; // after it was added: either this or close() sees the call
        if (why == null) {
            why = call.aborted();
        }
        if (why != null) {
            call.end(null, why);
        }
    }

    @Override
    public void apply(Call call) {
        Callable<?> body = call.begin();
        if (body == null) {
            return;
        }
        Run run = new Run(call, body);
        try {
            call.contexts().execute(run);
        } catch (Throwable e) { // the contexts could not be applied or restored
            run.failed(e);
        } finally {
            call.leave();
        }
        run.left();
    }

    /** A body on its thread, and the future that it returned, which may complete before the body is left or after. */
    private final class Run implements Runnable {

        private final Call call;
        // Of the thread that runs it; dropped then, for a future may outlive it by long.
        private @Nullable Callable<?> body;
        // What came first: the end, which then waits for the body to be left, or LEFT.
        private volatile @Nullable End first; // through FIRST

        Run(Call call, Callable<?> body) {
            this.call = call;
            this.body = body;
        }

        @Override
        public void run() {
            Call outer = Call.enter(call);
            try {
                invoke();
            } finally {
                Call.leaveTo(outer);
            }
        }

        private void invoke() {
            Callable<?> once = Objects.requireNonNull(body, "a body is run once");
            body = null;
            try {
                Object result = once.call();
                Pending pending = flatten.pending(result);
                if (pending == null) {
                    ended(result, null);
                } else {
                    call.pending(pending);
                    // Here, with contexts: a Uni does its work where it is subscribed to.
                    pending.whenEnded(this::ended);
                    Waits.returned(call, pending);
                }
            } catch (Throwable e) { // an Error too is the task's, and its caller must learn of it
                failed(e);
            }
        }

        private void ended(@Nullable Object value, @Nullable Throwable failure) {
            if (!FIRST.compareAndSet(this, null, new End(value, failure)) && first == End.LEFT) {
                call.end(value, failure);
            }
        }

        /** A value is no good if the contexts cannot be left properly; an earlier failure says more than this one. */
        void failed(Throwable failure) {
            End end = first;
            while ((end == null || end.failure == null) && !FIRST.compareAndSet(this, end, new End(null, failure))) {
                end = first;
            }
        }

        /** The body is left: only now may others learn of its end. */
        void left() {
            End end = first;
            if (end == null) {
                awaits(call);
                if (FIRST.compareAndSet(this, null, End.LEFT)) {
                    return;
                }
                end = first;
            }
            call.end(end.value, end.failure);
        }
    }

    private record End(@Nullable Object value, @Nullable Throwable failure) {

        static final End LEFT = new End(null, null);
    }
}
