package dev.tutti.internal.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a worker, by priority and age as in a {@link Line}. The queue of a thread pool: without bound, and takers
 * sleep while it is empty. Thread-safe.
 *
 * <p>Nearly all work has the ordinary priority, and passes without a lock. And since waking a thread costs more than most
 * work, one sleeper at a time is on its way: it wakes the next if it finds more than it takes.
 */
final class Backlog extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {

    /** How often a taker looks before it falls asleep: some microseconds, about as long as it takes to wake one. */
    private static final int LOOKS = 64;

    private static final long FOR_EVER = Long.MAX_VALUE; // nanoseconds

    private static final VarHandle LOOKING;

    static {
        try {
            LOOKING = MethodHandles.lookup().findVarHandle(Backlog.class, "looking", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LongSupplier clock;
    private final ConcurrentLinkedQueue<Arrival> ordinary = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Line<Entry> others = new Line<>(); // guarded by lock
    private volatile int ofOthers; // written under lock
    // Counted up before a taker's last look, as work is added before this is looked at: one of the two sees the other.
    private volatile int asleep; // written under lock
    // Whether somebody is about to look for work: a sleeper that has been signalled, or a taker that lingers.
    // Cleared before it looks, as work is added before this is looked at.
    private volatile boolean looking; // through LOOKING

    Backlog(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public boolean offer(Runnable work) {
        int priority = work instanceof Work ours ? ours.priority() : Line.ORDINARY;
        if (priority == Line.ORDINARY) {
            ordinary.add(new Arrival(work, clock.getAsLong()));
        } else {
            lock.lock();
            try {
                others.add(new Entry(work, priority), clock.getAsLong());
                ofOthers = others.size();
            } finally {
                lock.unlock();
            }
        }
        wake();
        return true;
    }

    /** Wakes a sleeper if there is work, unless there is none or somebody looks for it anyway. */
    private void wake() {
        while (asleep > 0 && !isEmpty() && LOOKING.compareAndSet(this, false, true)) {
            lock.lock();
            try {
                if (asleep > 0) {
                    some.signal();
                    return;
                }
            } finally {
                lock.unlock();
            }
            looking = false; // of nobody: the last sleeper has just left
        }
    }

    @Override
    public boolean offer(Runnable work, long timeout, TimeUnit unit) {
        return offer(work);
    }

    @Override
    public void put(Runnable work) {
        offer(work);
    }

    @Override
    public Runnable take() throws InterruptedException {
        Runnable next = linger();
        while (next == null) {
            sleep(FOR_EVER);
            next = pollAwake();
        }
        return next;
    }

    @Override
    public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        Runnable next = linger();
        while (next == null && left > 0) {
            left = sleep(left);
            next = pollAwake();
        }
        return next;
    }

    /** As {@link #poll()}, but looks for a moment longer if nobody else does. */
    private @Nullable Runnable linger() {
        Runnable next = poll();
        if (next != null || !LOOKING.compareAndSet(this, false, true)) {
            return next;
        }
        for (int i = 0; i < LOOKS && isEmpty(); i++) {
            if (i < LOOKS / 2) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        looking = false;
        return pollAwake();
    }

    /** Sleeps unless there is something, and says how much of the time is left. */
    private long sleep(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            asleep++;
            try {
                if (!isEmpty()) {
                    return nanos;
                }
                if (nanos == FOR_EVER) {
                    some.await(); // without a limit, for which a virtual thread would start a timer
                    return nanos;
                }
                return some.awaitNanos(nanos);
            } finally {
                asleep--;
                looking = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #poll()}, by one who may have been woken for all that there is. */
    private @Nullable Runnable pollAwake() {
        Runnable next = poll();
        if (next != null) {
            wake();
        }
        return next;
    }

    @Override
    public @Nullable Runnable poll() {
        while (true) {
            if (ofOthers > 0) {
                Entry before = pollBefore(ordinary.peek());
                if (before != null) {
                    return before.work;
                }
            }
            Arrival next = ordinary.poll();
            if (next != null) {
                return next.work;
            }
            if (ofOthers == 0) {
                return null;
            }
        }
    }

    /** Takes the first of another priority if it goes before that one, or if there is none. */
    private @Nullable Entry pollBefore(@Nullable Arrival head) {
        lock.lock();
        try {
            Entry best = others.first();
            if (best == null || head != null && best.rank() - head.since >= 0) {
                return null;
            }
            others.remove(best);
            ofOthers = others.size();
            return best;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Runnable peek() {
        lock.lock();
        try {
            Arrival head = ordinary.peek();
            Entry best = others.first();
            if (best != null && (head == null || best.rank() - head.since < 0)) {
                return best.work;
            }
            return head == null ? null : head.work;
        } finally {
            lock.unlock();
        }
    }

    /** Goes through all that waits; see {@link #atMost}. */
    @Override
    public int size() {
        return ordinary.size() + ofOthers;
    }

    /** How much waits, as far as that number. */
    int atMost(int enough) {
        int count = Math.min(enough, ofOthers);
        for (Iterator<Arrival> all = ordinary.iterator(); count < enough && all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }

    @Override
    public boolean isEmpty() {
        return ofOthers == 0 && ordinary.isEmpty();
    }

    @Override
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int drainTo(Collection<? super Runnable> into) {
        return drainTo(into, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super Runnable> into, int atMost) {
        int taken = 0;
        for (Runnable next; taken < atMost && (next = poll()) != null; taken++) {
            into.add(next);
        }
        return taken;
    }

    /** Takes back what the pool has just been given, if it was shut down meanwhile. */
    @Override
    public boolean remove(Object work) {
        for (Arrival each : ordinary) {
            if (each.work == work && ordinary.remove(each)) { // else a worker has just taken it
                return true;
            }
        }
        lock.lock();
        try {
            for (Entry each : others.all()) {
                if (each.work == work) {
                    others.remove(each);
                    ofOthers = others.size();
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Over what waits now. */
    @Override
    public Iterator<Runnable> iterator() {
        List<Runnable> all = new ArrayList<>();
        ordinary.forEach(each -> all.add(each.work));
        lock.lock();
        try {
            others.all().forEach(each -> all.add(each.work));
        } finally {
            lock.unlock();
        }
        return all.iterator();
    }

    /** Work of the ordinary priority, equal to itself alone; age is compared with that of others only. */
    private static final class Arrival {

        private final Runnable work;
        private final long since;

        Arrival(Runnable work, long since) {
            this.work = work;
            this.since = since;
        }
    }

    private static final class Entry extends Line.Place {

        private final Runnable work;

        Entry(Runnable work, int priority) {
            super(priority);
            this.work = work;
        }
    }
}
