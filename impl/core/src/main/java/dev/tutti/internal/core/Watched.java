package dev.tutti.internal.core;

import dev.tutti.spi.TimeSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Work during which the engine's time must not pass, and which says so. Made only where time does not pass by itself. */
record Watched(Work work, TimeSource.Activity activity) implements Work {

    @Override
    public void run() {
        activity.running();
        try {
            work.run();
        } finally {
            activity.end();
        }
    }

    /** The absence of the thread that does the work, until it goes on. */
    Absence absent(Absence absence, Future<?> until) {
        activity.waiting(until);
        return () -> {
            absence.close();
            activity.resumed();
        };
    }

    @Override
    public int priority() {
        return work.priority();
    }

    @Override
    public void reject(RejectedExecutionException why) {
        try {
            work.reject(why);
        } finally {
            activity.end();
        }
    }

    @Override
    public void abandon(RejectedExecutionException why) {
        work.abandon(why);
    }

    @Override
    public String toString() {
        return work.toString();
    }
}
