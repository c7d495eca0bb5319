package dev.tutti.internal.core;

import dev.tutti.DeadlockException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of an engine wait for which. Whatever would close a cycle of them is told so; as noting and searching are one
 * step, one of several that close it together is told. Thread-safe.
 *
 * <p>Only those who wait come here. A cycle comes to be with the last of its links: with a wait that begins, with a call that
 * queues though somebody waits for it, or with a body that returns a future that does not go on by itself.
 */
public final class Waits {

    private final ReentrantLock lock = new ReentrantLock();
    private int waiting; // guarded by lock: how many calls wait for something

    /**
     * Notes that the call whose body the calling thread runs waits, without a limit of time, until the absence is closed.
     * A wait with such a limit is not noted, and so in no cycle: it ends by itself, and its caller has said what then.
     *
     * @param interruptible whether an interrupt ends it
     * @throws DeadlockException if it would never end
     */
    public static Absence begin(Awaited until, boolean interruptible) {
        Call call = Call.current();
        if (call == null || !call.isOnThisThread()) { // of nobody who holds anything, or of a continuation
            return Absence.none();
        }
        Waits waits = call.waits();
        return waits == null ? Absence.none() : waits.begin(call, until, interruptible);
    }

    private Absence begin(Call call, Awaited until, boolean interruptible) {
        DeadlockException deadlock;
        lock.lock();
        try {
            if (call.waitsFor() != null) { // on another thread
                return Absence.none();
            }
            call.waitsFor(Wait.of(call, until, interruptible));
            waiting++;
            deadlock = search(call);
            if (deadlock != null) {
                end(call);
            }
        } finally {
            lock.unlock();
        }
        if (deadlock != null) {
            throw deadlock;
        }
        return () -> {
            lock.lock();
            try {
                end(call);
            } finally {
                lock.unlock();
            }
        };
    }

    private void end(Call call) {
        call.waitsFor(null);
        waiting--;
    }

    /**
     * To be called by a link that lets the call wait for something scarce, once it waits: the call ends if it would never
     * pass, because whoever it waits for waits for it.
     */
    public static void queued(Call call) {
        Waits waits = call.waits();
        DeadlockException deadlock =
                waits == null || !call.isInTheWay() || Search.passes(call) ? null : waits.closedBy(call);
        if (deadlock != null) {
            call.refuse(deadlock);
        }
    }

    /**
     * To be called when the future that the call's body returned is followed, which a call that queues looks at.
     *
     * @throws DeadlockException if it would never complete, because what it depends on waits for the call
     */
    static void returned(Call call, Pending future) {
        Waits waits = call.waits();
        Awaited until = waits == null ? null : future.awaited();
        DeadlockException deadlock = until == null || Search.goesOn(call, until) ? null : waits.closedBy(call);
        if (deadlock != null) {
            throw deadlock;
        }
    }

    /** Why the call would never end, or what somebody waits for never complete; null if it may. */
    public @Nullable DeadlockException closedBy(Object thing) {
        lock.lock();
        try {
            return search(thing);
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held, so that one of several that close a cycle together finds it. */
    private static @Nullable DeadlockException search(Object thing) {
        while (true) {
            Search search = new Search(thing);
            if (search.findsDeadlock()) {
                if (search.isStillSo()) {
                    return search.deadlock();
                }
            } else if (!search.isOutdated()) {
                return null;
            }
        }
    }

    /** Whether nobody waits. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return waiting == 0;
        } finally {
            lock.unlock();
        }
    }
}
