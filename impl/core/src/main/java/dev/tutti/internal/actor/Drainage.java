package dev.tutti.internal.actor;

import dev.tutti.internal.core.Call;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets actors end what they have accepted while none of them is closed yet, for they may need each other: once it has begun,
 * only calls that those make which are inside of some actor are let in, be it for no answer. Thread-safe.
 */
final class Drainage {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition(); // some actor is
    private final AtomicLong admitted = new AtomicLong(); // calls, since it has begun
    private volatile boolean begun; // written once, before the first look at the actors

    /** Whether the call may come in, to whichever actor. */
    boolean admits(Call call) {
        if (!begun) {
            return true;
        }
        if (!call.isMadeBy(maker -> maker.chain() instanceof Visit && !maker.ended())) {
            return false;
        }
        admitted.incrementAndGet();
        return true;
    }

    /** An actor has done what it had to. */
    void idle() {
        if (begun) {
            lock.lock();
            try {
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Begins, and waits until no call is under way or waiting in any of the actors, new ones included, or time is up. */
    void await(Collection<Receiver> actors, Duration patience) throws InterruptedException {
        begun = true;
        long start = System.nanoTime();
        long before;
        do { // what was idle when it was looked at may have been called since, by one that was not
            before = admitted.get();
            for (Receiver each : actors) {
                if (!awaitIdle(each, start, patience.toNanos())) {
                    return;
                }
            }
        } while (before != admitted.get());
    }

    private boolean awaitIdle(Receiver actor, long start, long patience) throws InterruptedException {
        lock.lock();
        try {
            while (!actor.isIdle()) {
                long left = patience - (System.nanoTime() - start);
                if (left <= 0) {
                    return false;
                }
                idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
