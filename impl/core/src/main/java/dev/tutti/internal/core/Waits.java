package dev.tutti.internal.core;

import dev.tutti.DeadlockException;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of an engine wait for which, and what they hold meanwhile. Whatever would close a cycle of them is told so
 * instead of being noted; as noting and searching are one step, one of several that close it together is told. Thread-safe.
 *
 * <p>Only those who wait come here. A cycle has a wait or a queue in each of its links, and comes to be with the last of
 * them: with a wait that begins, with a call that queues though somebody waits for it, or with a body that returns the
 * future of another call.
 */
public final class Waits {

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock. The tickets of each thing that are held by calls that wait, and by which.
    private final Map<Scarce, Map<Object, Set<Call>>> held = new IdentityHashMap<>();
    private volatile int waiting; // written under lock: how many calls wait for something
    private volatile int endings; // written under lock: how many ends somebody may wait for

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
            if (call.awaits() != null) { // on another thread
                return Absence.none();
            }
            call.awaits(until, interruptible);
            waiting++;
            hold(call);
            deadlock = new Search(this).from(call);
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
        call.goesOn();
        waiting--;
        letGo(call);
    }

    /** Notes that somebody has, or may get, a reference of an end that has yet to come. */
    public void awaitsEnd() {
        count(1);
    }

    /** Such an end has come. */
    public void ended() {
        count(-1);
    }

    private void count(int more) {
        lock.lock();
        try {
            endings += more;
        } finally {
            lock.unlock();
        }
    }

    /** Whether any call waits for something. */
    boolean any() {
        return waiting > 0;
    }

    /** Whether a call may close a cycle by what its body returns, the call being awaited by somebody or not. */
    boolean concerns(boolean awaited) {
        return awaited && waiting > 0 || endings > 0;
    }

    /** Why the call, which queues or whose body has returned a future, would never end; null if it may. */
    @Nullable
    DeadlockException closedBy(Call call) {
        lock.lock();
        try {
            return waiting == 0 && endings == 0 ? null : new Search(this).from(call);
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the call queues though it holds something else, for which others may queue. */
    void queued(Call call) {
        lock.lock();
        try {
            hold(call);
        } finally {
            lock.unlock();
        }
        call.atEnd(() -> {
            lock.lock();
            try {
                letGo(call);
            } finally {
                lock.unlock();
            }
        });
    }

    private void hold(Call call) {
        call.eachScarce((scarce, ticket) -> {
            if (!scarce.queues(ticket)) {
                held.computeIfAbsent(scarce, any -> new IdentityHashMap<>())
                        .computeIfAbsent(ticket, any -> new HashSet<>(2))
                        .add(call);
            }
        });
    }

    private void letGo(Call call) {
        call.eachScarce((scarce, ticket) -> {
            Map<Object, Set<Call>> tickets = held.get(scarce);
            Set<Call> holders = tickets == null ? null : tickets.get(ticket);
            if (holders != null && holders.remove(call) && holders.isEmpty()) {
                tickets.remove(ticket);
                if (tickets.isEmpty()) {
                    held.remove(scarce);
                }
            }
        });
    }

    /**
     * Who holds each ticket of it, if calls that wait hold all there are; empty if somebody else may give one back. Called
     * with the lock held.
     */
    Collection<Set<Call>> holders(Scarce scarce) {
        Map<Object, Set<Call>> tickets = held.get(scarce);
        return tickets == null || tickets.size() < scarce.capacity() ? Set.of() : tickets.values();
    }

    /** Whether nobody waits, and nothing is kept of those who did. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return waiting == 0 && endings == 0 && held.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
