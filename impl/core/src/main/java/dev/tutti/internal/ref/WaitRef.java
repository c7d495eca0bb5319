package dev.tutti.internal.ref;

import dev.tutti.TaskInterruptedException;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The reference of somebody who waits in a line. Whoever takes it out of the line completes it, be it to serve it or to
 * cancel it: so a wait that says it is cancelled has got nothing, and one that has got something cannot be cancelled.
 *
 * <p>No continuation runs on the thread that completes it, which is somebody's who gave something back and who has others to
 * serve.
 */
public final class WaitRef<T> extends Ref<T> {

    private final BooleanSupplier leave;

    /**
     * A wait that may end early.
     *
     * @param contexts those of its continuations; null if it is for the engine's own purposes
     * @param leave takes it out of the line; false if it is not in it
     */
    public WaitRef(Engine engine, String name, @Nullable Executor contexts, BooleanSupplier leave) {
        super(name, engine, contexts, null);
        this.leave = leave;
    }

    /**
     * Completes it, for the one who has taken it out of the line.
     *
     * @param unwanted run instead if somebody has completed it past the line, as {@code completeAsync} does
     */
    public void serve(T value, Runnable unwanted) {
        Nesting.run(engine(), () -> {
            if (!super.complete(value)) {
                unwanted.run();
            }
        });
    }

    /** Completes it, for the one who has taken it out of the line. */
    public void fail(Throwable why) {
        Nesting.run(engine(), () -> super.completeExceptionally(why));
    }

    @Override
    boolean mayEnd() {
        return leave.getAsBoolean();
    }

    @Override
    public boolean complete(T value) {
        return mayEnd() && super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return mayEnd() && super.completeExceptionally(failure);
    }

    @Override
    Home continuations() {
        return engine().home();
    }

    // ---- a thread that is interrupted while it waits

    @Override
    public T result() {
        try {
            return super.result();
        } catch (TaskInterruptedException e) {
            leaveOrAwait(gone());
            return super.result();
        }
    }

    @Override
    public T result(Duration timeout) {
        try {
            return super.result(timeout);
        } catch (TaskInterruptedException e) {
            leaveOrAwait(gone());
            return super.result();
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } catch (InterruptedException e) {
            leaveOrAwait(e);
            return super.get();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return super.get(timeout, unit);
        } catch (InterruptedException e) {
            leaveOrAwait(e);
            return super.get();
        }
    }

    private TaskInterruptedException gone() {
        return new TaskInterruptedException("Interrupted while waiting for " + this
                + "; it leaves the line, unless somebody else waits for it too");
    }

    /**
     * Throws, having left the line if nobody else waits for this: nobody would give back what comes. Returns once this has
     * completed if that is about to be, with the interrupt still set: what has been got must reach the one who gives it back.
     */
    private <E extends Exception> void leaveOrAwait(E interrupted) throws E {
        if (!free() || strangersWait() || cancel(true)) {
            throw interrupted;
        }
        try {
            join();
        } catch (CompletionException | CancellationException e) {
            // The caller looks again, and gets the original.
        }
        Thread.currentThread().interrupt();
    }
}
