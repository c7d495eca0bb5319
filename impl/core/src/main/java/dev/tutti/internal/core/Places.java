package dev.tutti.internal.core;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many bodies of a lane run at once, not counting those that wait for a future: for each of them the lane has one thread
 * more. Whoever comes back from such a wait goes before those that have yet to begin. Thread-safe.
 */
final class Places implements Absence {

    private final int all;
    private final Lane.Pool pool;
    private final Timer timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begin = lock.newCondition();
    private final Condition goOn = lock.newCondition();
    private int free; // guarded by lock
    private int returning; // guarded by lock: threads in close()
    private int absent; // guarded by lock

    Places(int all, Lane.Pool pool, Timer timer) {
        this.all = all;
        this.free = all;
        this.pool = pool;
        this.timer = timer;
    }

    /** Takes a place for work that begins. */
    void enter() {
        lock.lock();
        try {
            while (free == 0 || returning > 0) {
                begin.awaitUninterruptibly();
            }
            free--;
            if (free > 0) {
                begin.signal(); // as in close(), which may have told one of several
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place of work that has ended. */
    void exit() {
        lock.lock();
        try {
            give();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place of work that waits. */
    Absence leave() {
        lock.lock();
        try {
            absent++;
            give();
        } finally {
            lock.unlock();
        }
        // On the timer's thread: one made here would inherit what the body has set on its thread.
        timer.atOnce(Work.droppable(() -> pool.resize(threads())));
        return this;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            absent--;
            returning++;
            while (free == 0) {
                goOn.awaitUninterruptibly();
            }
            returning--;
            free--;
            if (free > 0) {
                begin.signal(); // whoever gave two places has told only those that return
            }
        } finally {
            lock.unlock();
        }
        timer.atOnce(Work.droppable(() -> pool.resize(threads())));
    }

    private void give() {
        free++;
        (returning > 0 ? goOn : begin).signal();
    }

    private int threads() {
        lock.lock();
        try {
            return all + absent + returning;
        } finally {
            lock.unlock();
        }
    }
}
