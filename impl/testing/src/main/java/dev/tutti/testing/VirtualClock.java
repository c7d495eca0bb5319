package dev.tutti.testing;

import dev.tutti.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The virtual time of one test: it stands still until the test lets it pass, and while anything is still to be done at its
 * time. So whatever can be done at a time has been done before a later one comes, and what a body or a continuation reads
 * from {@link #elapsed()} is exact. Thread-safe.
 *
 * <p>Nothing is to be done when nothing is queued and no body or continuation runs, except bodies that wait for a
 * {@code TaskRef} ({@code result()}, {@code get}, {@code join}) and calls that wait for a permit. A body that waits for
 * anything else keeps time from passing.
 */
public final class VirtualClock {

    /** How many times may come until there is nothing more to wait for. */
    private static final int MOMENTS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Agenda agenda = new Agenda();
    private final Activities activities;
    private final ReentrantLock advancing = new ReentrantLock();

    VirtualClock() {
        this(PATIENCE);
    }

    /** A clock for which, in real time, so long nothing may begin, wait or end while something is at work. */
    VirtualClock(Duration patience) {
        activities = new Activities(patience);
    }

    /** How much time has passed since the start of the test. */
    public Duration elapsed() {
        return Duration.ofNanos(agenda.now());
    }

    /**
     * Waits until all is done that can be done now; no time passes.
     *
     * @throws AssertionError if something is not done within ten seconds of real time; it names it
     */
    public void settle() {
        advance(Duration.ZERO);
    }

    /**
     * Lets the time pass: whatever ends within it ends at its own time, in order of time, and in order of scheduling at the
     * same time.
     *
     * @throws IllegalArgumentException if the time is negative
     * @throws AssertionError if something is not done within ten seconds of real time, so that time cannot pass; it names it
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time passes forwards only: it must be 0 or more, was " + time);
        }
        begin();
        try {
            activities.awaitIdle();
            long end = agenda.in(time);
            while (agenda.next() <= end) {
                passTo(agenda.next());
            }
            passTo(end);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            advancing.unlock();
        }
    }

    /**
     * Lets time pass until nothing waits for time any more.
     *
     * @return how much has passed
     * @throws AssertionError if something is not done within ten seconds of real time, so that time cannot pass; or if there
     *     is always something more that waits for time
     */
    public Duration advanceUntilIdle() {
        begin();
        try {
            Duration before = elapsed();
            activities.awaitIdle();
            for (int moments = 0; agenda.next() < Agenda.NEVER; moments++) {
                if (moments == MOMENTS) {
                    throw new AssertionError("Something always waits for time again: " + agenda.size() + " still do at "
                            + elapsed() + ", after " + MOMENTS + " times; use advance(Duration) instead");
                }
                passTo(agenda.next());
            }
            return elapsed().minus(before);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            advancing.unlock();
        }
    }

    private void begin() {
        if (activities.isHere()) {
            throw new IllegalStateException(
                    "A task cannot let time pass: it would wait for its own end; wait for tasks.sleep(...) instead");
        }
        advancing.lock();
    }

    private void passTo(long time) throws InterruptedException {
        List<Runnable> due = agenda.goOn(time);
        due.forEach(Runnable::run);
        activities.awaitIdle();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The thread was interrupted while it let virtual time pass", e);
    }

    TimeSource source() {
        return new TimeSource() {
            @Override
            public Runnable after(Duration time, Runnable work) {
                return agenda.add(time, work);
            }

            @Override
            public Activity begin(Object what) {
                return activities.begin(what);
            }
        };
    }

    @Override
    public String toString() {
        return "VirtualClock[" + elapsed() + "]";
    }
}
