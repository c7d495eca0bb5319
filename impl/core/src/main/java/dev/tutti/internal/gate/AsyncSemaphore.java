package dev.tutti.internal.gate;

import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Work;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore that calls back instead of blocking. Permits are granted in order of arrival, outside the lock, and those of
 * the queue by one thread at a time, so that one requester's callbacks run in the order of its requests. Thread-safe.
 *
 * <p>A requester grants at most its own request: only those who give a permit back work off the queue, in a loop.
 */
final class AsyncSemaphore {

    private final int maxWaiting;
    private final ReentrantLock lock = new ReentrantLock();

    private int permits; // guarded by lock
    private int waiting; // guarded by lock: the length of the list that follows
    private @Nullable Ticket first; // guarded by lock
    private @Nullable Ticket last; // guarded by lock
    // Guarded by lock: some thread is in grantWaiting(). True whenever permits are free and somebody waits.
    private boolean granting;

    AsyncSemaphore(int permits, int maxWaiting) {
        this.permits = permits;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Asks for a permit.
     *
     * @param granted run once the permit is there, unless it is there already; rejected if the semaphore closes before
     * @return null if as many wait as may, and nothing was asked for
     */
    @Nullable
    Ticket request(Work granted) {
        Ticket ticket = new Ticket(granted);
        lock.lock();
        try {
            if (waiting >= (long) maxWaiting + permits) {
                return null;
            }
            // While another thread grants, the callback of an earlier request may be under way: do not overtake it.
            if (permits == 0 || first != null || granting) {
                ticket.atOnce = false;
                append(ticket);
            } else {
                ticket.holds = true;
                permits--;
            }
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    int permits() {
        lock.lock();
        try {
            return permits;
        } finally {
            lock.unlock();
        }
    }

    /** Rejects all that wait. */
    void close(RejectedExecutionException why) {
        while (true) {
            Ticket next;
            lock.lock();
            try {
                next = first;
                if (next == null) {
                    return;
                }
                unlink(next);
                next.closed = true;
            } finally {
                lock.unlock();
            }
            next.granted.reject(why);
        }
    }

    /** Returns whether the caller must grant what waits. */
    private boolean close(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.closed) {
                return false;
            }
            ticket.closed = true;
            if (!ticket.holds) {
                unlink(ticket);
                return false;
            }
            permits++;
            if (first == null || granting) {
                return false;
            }
            granting = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void grantWaiting() {
        while (true) {
            Ticket next;
            lock.lock();
            try {
                next = permits > 0 ? first : null;
                if (next == null) {
                    granting = false;
                    return;
                }
                unlink(next);
                next.holds = true;
                permits--;
            } finally {
                lock.unlock();
            }
            next.granted.run();
        }
    }

    private void append(Ticket ticket) {
        ticket.before = last;
        if (last == null) {
            first = ticket;
        } else {
            last.after = ticket;
        }
        last = ticket;
        waiting++;
    }

    private void unlink(Ticket ticket) {
        if (ticket.before == null) {
            first = ticket.after;
        } else {
            ticket.before.after = ticket.after;
        }
        if (ticket.after == null) {
            last = ticket.before;
        } else {
            ticket.after.before = ticket.before;
        }
        ticket.before = null;
        ticket.after = null;
        waiting--;
    }

    /** A place in the queue, then a permit. */
    final class Ticket implements Hook {

        private final Work granted;
        private boolean atOnce = true; // written before the ticket is published
        private boolean holds; // guarded by lock
        private boolean closed; // guarded by lock
        private boolean mustGrant; // confined to the thread that ends the call
        private @Nullable Ticket before; // guarded by lock
        private @Nullable Ticket after; // guarded by lock

        private Ticket(Work granted) {
            this.granted = granted;
        }

        /** Whether the permit was there when it was asked for, so that nobody calls back. */
        boolean atOnce() {
            return atOnce;
        }

        /** Leaves the queue, or gives the permit back; without effect after the first time. */
        @Override
        public void release() {
            mustGrant = AsyncSemaphore.this.close(this);
        }

        /** Works off the queue if a permit was given back for which others wait. */
        @Override
        public void handOn() {
            if (mustGrant) {
                grantWaiting();
            }
        }
    }
}
