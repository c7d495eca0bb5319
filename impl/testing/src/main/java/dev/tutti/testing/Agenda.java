package dev.tutti.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** What is to be run at which virtual time, and how late it is. Times are nanoseconds from the start. Thread-safe. */
final class Agenda {

    /** The end of time, 146 years from the start: sums of two times do not overflow. */
    static final long NEVER = Long.MAX_VALUE >> 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Entry> entries = new TreeSet<>(); // guarded by lock
    private long added; // guarded by lock
    private volatile long now; // written under lock

    long now() {
        return now;
    }

    /** Returns what removes the work if it is still there. */
    Runnable add(Duration time, Runnable work) {
        Entry entry;
        lock.lock();
        try {
            entry = new Entry(in(time), added++, work);
            entries.add(entry);
        } finally {
            lock.unlock();
        }
        return () -> remove(entry);
    }

    private void remove(Entry entry) {
        lock.lock();
        try {
            entries.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** When that will be. */
    long in(Duration time) {
        if (time.isNegative()) {
            return now;
        }
        boolean ends = time.compareTo(Duration.ofNanos(NEVER - now)) < 0;
        return ends ? now + time.toNanos() : NEVER;
    }

    /** When the next work is due; {@link #NEVER} if there is none. */
    long next() {
        lock.lock();
        try {
            return entries.isEmpty() ? NEVER : entries.first().due;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** Makes it so late, and removes what is due by then; in order of time, and of addition within a time. */
    List<Runnable> goOn(long to) {
        List<Runnable> due = new ArrayList<>();
        lock.lock();
        try {
            now = to;
            while (!entries.isEmpty() && entries.first().due <= to) {
                due.add(entries.pollFirst().work);
            }
        } finally {
            lock.unlock();
        }
        return due;
    }

    private record Entry(long due, long number, Runnable work) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
