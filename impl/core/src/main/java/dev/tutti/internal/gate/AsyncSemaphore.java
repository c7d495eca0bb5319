package dev.tutti.internal.gate;

import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Line;
import dev.tutti.internal.core.LinkedHook;
import dev.tutti.internal.core.Order;
import dev.tutti.internal.core.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore that calls back instead of blocking. Permits are granted by priority and age, or to one key after the other,
 * outside the lock, and those of the line by one thread at a time, so that one requester's callbacks run in the order of its
 * requests. Thread-safe.
 *
 * <p>A requester grants at most its own request: only those who give a permit back work off the queue, in a loop.
 */
final class AsyncSemaphore {

    private final boolean fair;
    private final int maxPending;
    private final long maxWaiting;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();

    private final Order<Ticket> line; // guarded by lock
    private int permits; // guarded by lock
    private @Nullable Ticket held; // guarded by lock: the first of those whose permit is out
    // Guarded by lock: some thread is in grantWaiting(). True whenever permits are free and somebody waits.
    private boolean granting;
    private @Nullable Supplier<? extends RejectedExecutionException> closed; // guarded by lock

    AsyncSemaphore(Capacity capacity, LongSupplier clock) {
        this.fair = capacity.fair();
        this.maxPending = capacity.maxPending();
        this.maxWaiting = (long) maxPending + capacity.maxOverflow();
        this.permits = capacity.maxConcurrency();
        this.line = fair ? new Rounds<>() : new Line<>(maxPending);
        this.clock = clock;
    }

    /**
     * A ticket to ask for a permit with.
     *
     * @param granted run once the permit is there, unless it is there at once; rejected if the semaphore closes before
     * @param key whose turn it is when the permit is granted to it; of no account unless the capacity is fair
     */
    Ticket ticket(Work granted, @Nullable Object key) {
        return new Ticket(granted, fair ? new Rounds.Share(key) : null);
    }

    /**
     * Asks for a permit, once with each ticket.
     *
     * @return false if as many wait as may, or it has closed, and nothing was asked for
     */
    boolean request(Ticket ticket) {
        lock.lock();
        try {
            int waiting = line.size();
            if (closed != null || waiting >= maxWaiting + permits) {
                return false;
            }
            // While another thread grants, the callback of an earlier request may be under way: do not overtake it.
            if (permits == 0 || waiting > 0 || granting) {
                ticket.atOnce = false;
                line.add(ticket, clock.getAsLong());
            } else {
                grant(ticket);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many of those who wait are more than {@code maxPending}. */
    int overflowing() {
        lock.lock();
        try {
            // As many as there are permits are about to be granted, as if they did not wait any more.
            return (int) Math.max(0, (long) line.size() - permits - maxPending);
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

    /** Why it refuses whatever is asked for; null while it is open. */
    @Nullable
    Supplier<? extends RejectedExecutionException> closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Rejects all that wait, and refuses those who come later. */
    void close(Supplier<? extends RejectedExecutionException> why) {
        lock.lock();
        try {
            closed = why;
        } finally {
            lock.unlock();
        }
        rejectWaiting(why);
    }

    /** Rejects all that wait. */
    void rejectWaiting(Supplier<? extends RejectedExecutionException> why) {
        while (true) {
            Ticket next;
            lock.lock();
            try {
                next = line.poll();
            } finally {
                lock.unlock();
            }
            if (next == null) {
                return;
            }
            next.granted.reject(why.get());
        }
    }

    /** Whoever holds a permit, or shares one: what was to be run when it was granted to them. */
    List<Work> holders() {
        lock.lock();
        try {
            return tickets(Integer.MAX_VALUE).stream().flatMap(List::stream).toList();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #holders}, permit by permit, and of so many permits at most; empty if one is there. */
    List<List<Work>> ticketsIfAllAreOut(int most) {
        lock.lock();
        try {
            return permits > 0 ? List.of() : tickets(most);
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held. */
    private List<List<Work>> tickets(int most) {
        List<List<Work>> all = new ArrayList<>();
        for (Ticket each = held; each != null && all.size() < most; each = each.after) {
            List<Work> holders = new ArrayList<>(1 + each.sharers.size());
            holders.add(each.granted);
            each.sharers.forEach(sharer -> holders.add(sharer.granted));
            all.add(holders);
        }
        return all;
    }

    /** With the lock held. */
    private void grant(Ticket ticket) {
        permits--;
        ticket.holders = 1;
        ticket.after = held;
        if (held != null) {
            held.before = ticket;
        }
        held = ticket;
    }

    /** With the lock held. */
    private void forget(Ticket ticket) {
        Ticket before = ticket.before;
        Ticket after = ticket.after;
        if (before == null) {
            held = after;
        } else {
            before.after = after;
        }
        if (after != null) {
            after.before = before;
        }
        ticket.before = null;
        ticket.after = null;
    }

    private @Nullable Hook share(Ticket ticket, Work granted) {
        lock.lock();
        try {
            if (ticket.holders == 0 || closed != null) {
                return null;
            }
            ticket.holders++;
            Sharer sharer = new Sharer(ticket, granted);
            if (ticket.sharers.isEmpty()) {
                ticket.sharers = new HashSet<>();
            }
            ticket.sharers.add(sharer);
            return sharer;
        } finally {
            lock.unlock();
        }
    }

    /**
     * One part of the permit less, or one less in the line.
     *
     * @param sharer whose part it is; null if it is that of whoever asked for the permit
     * @return whether the caller must grant what waits
     */
    private boolean release(Ticket ticket, @Nullable Sharer sharer) {
        lock.lock();
        try {
            if (sharer != null) {
                ticket.sharers.remove(sharer);
            }
            if (ticket.holders == 0) {
                line.remove(ticket);
                return false;
            }
            if (--ticket.holders > 0) {
                return false;
            }
            forget(ticket);
            permits++;
            if (line.size() == 0 || granting) {
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
                next = permits > 0 ? line.poll() : null;
                if (next == null) {
                    granting = false;
                    return;
                }
                grant(next);
            } finally {
                lock.unlock();
            }
            next.granted.run();
        }
    }

    /**
     * A place in the line, then a permit, which several may hold together: it is given back by the last of them. It is the hook
     * of whoever asked for it, to be run once.
     */
    final class Ticket extends Rounds.Place implements LinkedHook {

        private final Work granted;
        private boolean atOnce = true; // written under lock by the one who asks
        private int holders; // guarded by lock: 0 while it waits, and when the permit has been given back
        private Set<Sharer> sharers = Set.of(); // guarded by lock
        private @Nullable Ticket before; // guarded by lock, as the next: among those whose permit is out
        private @Nullable Ticket after;
        private boolean mustGrant; // confined to the thread that ends the call
        private @Nullable LinkedHook below; // written before it is published

        private Ticket(Work granted, Rounds.@Nullable Share share) {
            super(granted.priority(), share);
            this.granted = granted;
        }

        /** Whether the permit was there when it was asked for, so that nobody calls back. */
        boolean atOnce() {
            return atOnce;
        }

        /** Whether the permit has been asked for, and has yet to be granted; of somebody who has not left the line. */
        boolean isInLine() {
            lock.lock();
            try {
                return !atOnce && holders == 0 && closed == null;
            } finally {
                lock.unlock();
            }
        }

        /**
         * The part of one more holder, or null if the permit is not held, or the semaphore closed. Its hook is to be run once.
         *
         * @param granted what has its part, for {@link #holders()}
         */
        @Nullable
        Hook share(Work granted) {
            return AsyncSemaphore.this.share(this, granted);
        }

        @Override
        public @Nullable LinkedHook below() {
            return below;
        }

        @Override
        public void below(@Nullable LinkedHook other) {
            below = other;
        }

        /** Leaves the line, or gives back this part of the permit. */
        @Override
        public void release() {
            mustGrant = AsyncSemaphore.this.release(this, null);
        }

        /** Works off the line if a permit was given back for which others wait. */
        @Override
        public void handOn() {
            if (mustGrant) {
                grantWaiting();
            }
        }
    }

    /** Somebody's part of another's permit. */
    private final class Sharer implements Hook {

        private final Ticket ticket;
        private final Work granted;
        private boolean mustGrant; // confined to the thread that ends the call

        Sharer(Ticket ticket, Work granted) {
            this.ticket = ticket;
            this.granted = granted;
        }

        @Override
        public void release() {
            mustGrant = AsyncSemaphore.this.release(ticket, this);
        }

        @Override
        public void handOn() {
            if (mustGrant) {
                grantWaiting();
            }
        }
    }
}
