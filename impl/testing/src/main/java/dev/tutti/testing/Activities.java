package dev.tutti.testing;

import dev.tutti.spi.TimeSource.Activity;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has to do. It is idle when nothing is queued, and nothing runs but what waits for a future that is not
 * done. Thread-safe.
 *
 * <p>Whether a future is done is asked and not told: whoever completes it is at work until it is, so there is no moment at
 * which neither is seen.
 */
final class Activities {

    /** How often something may begin, wait or end without time passing. */
    private static final long ENDLESS = 10_000_000;

    private static final int LISTED = 10;

    /** In nanoseconds, how often it is looked at those that wait. */
    private static final long BLINK = 1_000_000;

    /** For how long, in real time, nothing may begin, wait or end while something is at work. */
    private final Duration patience;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calm = lock.newCondition(); // nothing is at work, for the moment
    private final Set<Doing> working = new LinkedHashSet<>(); // guarded by lock
    private final Set<Doing> waiting = new LinkedHashSet<>(); // guarded by lock
    private long changes; // guarded by lock

    Activities(Duration patience) {
        this.patience = patience;
    }

    Activity begin(Object what) {
        Doing doing = new Doing(what);
        lock.lock();
        try {
            changes++;
            working.add(doing);
        } finally {
            lock.unlock();
        }
        return doing;
    }

    /** Whether the calling thread is at work. */
    boolean isHere() {
        lock.lock();
        try {
            return working.stream().anyMatch(doing -> doing.thread == Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the engine is idle.
     *
     * @throws AssertionError if it never is; it names what is at work
     */
    void awaitIdle() throws InterruptedException {
        lock.lock();
        try {
            long first = changes;
            long seen = changes;
            long left = patience.toNanos();
            while (!idle()) {
                if (changes - first > ENDLESS) {
                    throw new AssertionError("Time cannot pass: there is always more to do, at the moment" + listed()
                            + "\nWork that goes on and on needs a pause, such as tasks.sleep(...)");
                }
                if (changes != seen) {
                    seen = changes;
                    left = patience.toNanos();
                } else if (left <= 0) {
                    throw new AssertionError(
                            "Time cannot pass: for " + patience.toMillis()
                                    + " ms of real time nothing has moved, but at work is" + listed()
                                    + "\nTime passes for a body that waits for a TaskRef, as in tasks.sleep(...).result(); not for one that waits for anything else");
                }
                long pause = Math.min(left, BLINK); // nobody signals that a thread has come to its wait
                left -= pause - calm.awaitNanos(pause);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean idle() {
        return working.isEmpty() && waiting.stream().noneMatch(Doing::mayGoOn);
    }

    private String listed() {
        List<Doing> all = Stream.concat(working.stream(), waiting.stream().filter(Doing::mayGoOn))
                .toList();
        String some = all.stream().limit(LISTED).map(doing -> "\n  " + doing).collect(Collectors.joining());
        return all.size() > LISTED ? some + "\n  and " + (all.size() - LISTED) + " more" : some;
    }

    private final class Doing implements Activity {

        private final Object what;
        private @Nullable Thread thread; // guarded by lock
        private @Nullable Future<?> until; // guarded by lock

        Doing(Object what) {
            this.what = what;
        }

        @Override
        public void running() {
            change(() -> thread = Thread.currentThread());
        }

        @Override
        public void waiting(Future<?> future) {
            change(() -> {
                until = future;
                if (working.remove(this)) {
                    waiting.add(this);
                }
            });
        }

        @Override
        public void resumed() {
            change(() -> {
                if (waiting.remove(this)) {
                    working.add(this);
                }
            });
        }

        @Override
        public void end() {
            change(() -> {
                working.remove(this);
                waiting.remove(this);
            });
        }

        private void change(Runnable how) {
            lock.lock();
            try {
                changes++;
                how.run();
                if (working.isEmpty()) {
                    calm.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        boolean mayGoOn() {
            return until != null && until.isDone()
                    || thread != null && (thread.isInterrupted() || !isParked(thread) || lock.hasQueuedThread(thread));
        }

        /**
         * Not one on its way to the wait, nor one that an interrupt has taken out of it, which has cleared its status; that
         * one may be parked once more, for the lock, to say that it has resumed.
         */
        private static boolean isParked(Thread thread) {
            Thread.State state = thread.getState();
            return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        }

        /** Says where it is in the code that is not the JDK's. */
        @Override
        public String toString() {
            Thread on = thread;
            if (on == null) {
                return what + ", in a queue";
            }
            return Stream.of(on.getStackTrace())
                    .filter(frame -> frame.getModuleName() == null)
                    .findFirst()
                    .map(frame -> what + " on " + on.getName() + ", at " + frame)
                    .orElse(what + " on " + on.getName());
        }
    }
}
