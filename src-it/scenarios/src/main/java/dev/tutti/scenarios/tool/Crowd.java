package dev.tutti.scenarios.tool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts who is inside at the same time. Thread-safe. */
public final class Crowd {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int inside; // guarded by lock, as the others
    private int entered;
    private int peak;

    public void enter() {
        lock.lock();
        try {
            entered++;
            inside++;
            peak = Math.max(peak, inside);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void leave() {
        lock.lock();
        try {
            inside--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many are inside at the same time. */
    public void awaitInside(int many) {
        if (!insideWithin(Waiting.GUARD, many)) {
            throw new AssertionError("After " + Waiting.GUARD + " " + inside() + " are inside, not " + many
                    + " (entered: " + entered() + ", peak: " + peak() + ")");
        }
    }

    /** Whether so many come to be inside at the same time although they should not. */
    public boolean grows(int many) {
        return insideWithin(Waiting.MOMENT, many);
    }

    private boolean insideWithin(Duration time, int many) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (inside < many && left > 0) {
                left = changed.awaitNanos(left);
            }
            return inside >= many;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + many, e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody is inside. */
    public void awaitEmpty() {
        lock.lock();
        try {
            while (inside > 0) {
                if (!changed.await(Waiting.GUARD.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("After " + Waiting.GUARD + " " + inside + " are still inside");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting until nobody is inside", e);
        } finally {
            lock.unlock();
        }
    }

    public int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    public int entered() {
        lock.lock();
        try {
            return entered;
        } finally {
            lock.unlock();
        }
    }

    /** How many were inside at the same time at most. */
    public int peak() {
        lock.lock();
        try {
            return peak;
        } finally {
            lock.unlock();
        }
    }
}
