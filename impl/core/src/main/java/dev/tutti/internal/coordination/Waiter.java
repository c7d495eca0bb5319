package dev.tutti.internal.coordination;

import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.core.Line;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.WaitRef;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits, or might have had to. Who takes it out of its line, under the lock of the thing that the line is for,
 * completes it, once, outside that lock.
 */
abstract class Waiter<T> extends Line.Place {

    private final Waiters waits;
    private final String what;
    private final WaitRef<T> ref;
    private volatile boolean over; // set once, before stop is looked at
    private volatile @Nullable Runnable stop; // of its timer; set once, before over is looked at

    /**
     * One that is in no line yet.
     *
     * @param contexts those of its continuations; null if it is for the engine's own purposes
     */
    Waiter(Waiters waits, String what, @Nullable Executor contexts) {
        super(0);
        this.waits = waits;
        this.what = what;
        this.ref = new WaitRef<>(waits.engine(), what, contexts, this::leave);
    }

    /** Takes it out of the line; false if it is not in it. */
    abstract boolean outOfLine();

    /** What kept it waiting, and what to do about it. */
    abstract String advice();

    /** Gives back what nobody has got. */
    abstract void unwanted(T value);

    WaitRef<T> ref() {
        return ref;
    }

    /** The wait of one who has been put in line, or has been served since. */
    WaitRef<T> begin(@Nullable Duration time) {
        waits.add(this);
        if (time != null) {
            stop = waits.engine()
                    .timer()
                    .after(time, Work.droppable(() -> expire(time))); // dropped: then it is abandoned
            if (over) {
                stopTimer();
            }
        }
        return ref;
    }

    /** For whoever has taken it out of the line. */
    WaitRef<T> serve(T value) {
        ended();
        ref.serve(value, () -> unwanted(value));
        return ref;
    }

    /** For whoever has taken it out of the line. */
    WaitRef<T> fail(Throwable why) {
        ended();
        ref.fail(why);
        return ref;
    }

    /** Nobody will come to serve it. */
    void abandon() {
        if (leave()) {
            ref.fail(new RejectedExecutionException("The application has ended, and " + what + " waited still"));
        }
    }

    boolean isOver() {
        return over;
    }

    private boolean leave() {
        boolean left = outOfLine();
        if (left) {
            ended();
        }
        return left;
    }

    private void expire(Duration time) {
        if (!leave()) {
            return;
        }
        TaskTimeoutException why = new TaskTimeoutException(what + " waited for " + time + " in vain: " + advice());
        waits.engine()
                .execute(
                        new Work() { // what depends on the reference is nothing for the timer's thread
                            @Override
                            public void run() {
                                ref.fail(why);
                            }

                            @Override
                            public void reject(RejectedExecutionException closed) {
                                ref.fail(why);
                            }
                        });
    }

    private void ended() {
        over = true;
        waits.remove(this);
        stopTimer();
    }

    private void stopTimer() {
        Runnable timer = stop;
        if (timer != null) {
            timer.run();
        }
    }
}
