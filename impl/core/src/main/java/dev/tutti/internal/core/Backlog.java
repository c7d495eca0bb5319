package dev.tutti.internal.core;

import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A {@link Line} as the queue of a thread pool: without bound, and takers wait while it is empty. Thread-safe. */
final class Backlog extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {

    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Line<Entry> line = new Line<>(); // guarded by lock
    private volatile int size; // written under lock; read without it by those who only want to know whether it is empty

    Backlog(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public boolean offer(Runnable work) {
        Entry entry = new Entry(work);
        lock.lock();
        try {
            line.add(entry, clock.getAsLong()); // under the lock, so that ages are in order of arrival
            size = line.size();
            some.signal();
        } finally {
            lock.unlock();
        }
        return true;
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
        lock.lockInterruptibly();
        try {
            Runnable next = next();
            while (next == null) {
                some.await();
                next = next();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            Runnable next = next();
            while (next == null && left > 0) {
                left = some.awaitNanos(left);
                next = next();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Runnable poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Runnable peek() {
        lock.lock();
        try {
            Entry first = line.first();
            return first == null ? null : first.work;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Runnable next() {
        Entry next = line.poll();
        size = line.size();
        return next == null ? null : next.work;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
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
        List<Runnable> taken = new ArrayList<>();
        lock.lock();
        try {
            while (taken.size() < atMost && line.size() > 0) {
                taken.add(next());
            }
        } finally {
            lock.unlock();
        }
        into.addAll(taken);
        return taken.size();
    }

    /** Takes back what the pool has just been given, if it was shut down meanwhile. */
    @Override
    public boolean remove(Object work) {
        lock.lock();
        try {
            for (Entry each : line.all()) {
                if (each.work == work) {
                    line.remove(each);
                    size = line.size();
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
        lock.lock();
        try {
            return line.all().stream().map(each -> each.work).iterator();
        } finally {
            lock.unlock();
        }
    }

    private static final class Entry extends Line.Place {

        private final Runnable work;

        Entry(Runnable work) {
            super(work instanceof Work ours ? ours.priority() : 0);
            this.work = work;
        }
    }
}
