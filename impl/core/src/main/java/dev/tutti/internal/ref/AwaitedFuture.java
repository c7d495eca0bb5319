package dev.tutti.internal.ref;

import dev.tutti.DeadlockException;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.core.Absence;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Timer;
import dev.tutti.internal.core.Waits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that threads wait for: where they may, with their place left to others meanwhile, and by their engine's time.
 * Thread-safe.
 */
abstract class AwaitedFuture<T> extends ObservedFuture<T> {

    AwaitedFuture(@Nullable Executor contexts) {
        super(contexts);
    }

    /** As {@link TaskRef#result()}. */
    public T result() {
        Absence absence = absence("result()", true);
        try {
            return super.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            looked();
            throw sneaky(e.getCause());
        } finally {
            absence.close();
        }
    }

    /** As {@link TaskRef#result(Duration)}. */
    public T result(Duration timeout) {
        try {
            return within("result(Duration)", Timer.nanos(timeout));
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (TimeoutException e) {
            throw new TaskTimeoutException(this + " has no value after " + timeout + "; it goes on");
        } catch (ExecutionException e) {
            looked();
            throw sneaky(e.getCause());
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        Absence absence = absence("get()", true);
        try {
            return super.get();
        } catch (ExecutionException e) {
            looked();
            throw e;
        } finally {
            absence.close();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return within("get(long, TimeUnit)", unit.toNanos(timeout));
        } catch (ExecutionException e) {
            looked();
            throw e;
        }
    }

    /** As {@code super.get}, by the time that the calling thread's engine has. */
    private T within(String method, long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        Timer timer = isDone() ? null : Engine.otherTime().orElse(null);
        if (timer != null) {
            awaitOn(timer, method, nanos);
            return super.get(0, TimeUnit.NANOSECONDS);
        }
        Absence absence = absence(method, this);
        try {
            return super.get(nanos, TimeUnit.NANOSECONDS);
        } finally {
            absence.close();
        }
    }

    private void awaitOn(Timer timer, String method, long nanos) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Step end = new Step(() -> over.complete(null), why -> over.complete(null));
        Runnable stop = timer.after(Duration.ofNanos(nanos), end); // before the absence, during which time may pass
        Runnable leave = whenSettled((value, failure) -> end.run());
        try {
            Absence absence = absence(method, over);
            try {
                over.get();
            } finally {
                absence.close();
            }
        } finally {
            stop.run();
            leave.run();
        }
    }

    @Override
    public T join() {
        Absence absence = absence("join()", false);
        try {
            return super.join();
        } catch (CompletionException e) {
            looked();
            throw e;
        } finally {
            absence.close();
        }
    }

    @Override
    public T getNow(T otherwise) {
        looked();
        return super.getNow(otherwise);
    }

    /** As {@code CompletableFuture} has it since JDK 19. */
    public Throwable exceptionNow() {
        try {
            super.getNow(null);
        } catch (CompletionException e) {
            looked();
            return original(e);
        }
        throw new IllegalStateException(this + " has not failed");
    }

    /** Of a wait with a limit of time. */
    private Absence absence(String method, Future<?> until) {
        return isDone() ? Absence.none() : absence(method, until, Absence::none);
    }

    /** Of a wait without one. */
    private Absence absence(String method, boolean interruptible) {
        return isDone() ? Absence.none() : absence(method, this, () -> Waits.begin(this, interruptible));
    }

    private Absence absence(String method, Future<?> until, Supplier<Absence> noting) {
        Waiting.check(method, this, insteadOfWaiting());
        attach(); // before it is noted: a call that queues looks at this first
        Absence noted;
        try {
            noted = noting.get();
        } catch (DeadlockException e) {
            detach();
            throw e;
        }
        Absence place = Engine.leave(until);
        return () -> {
            noted.close(); // before it takes its place again, for which it does not wait long
            detach();
            place.close();
        };
    }

    /** What to write instead of waiting where that is refused. */
    String insteadOfWaiting() {
        return "attach then(...) or return uni() instead";
    }

    private TaskInterruptedException interrupted() {
        Thread.currentThread().interrupt();
        return new TaskInterruptedException("Interrupted while waiting for " + this + "; it goes on");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
