package dev.tutti.internal.actor;

import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Lane;
import dev.tutti.internal.core.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what an actor is given one after the other, in order of arrival, each seeing what the one before wrote; on workers of
 * a lane, which it leaves to others after a number of turns. Thread-safe.
 */
final class Turns implements Home {

    private static final Logger LOG = System.getLogger("dev.tutti");

    /** How many turns an actor takes before other work of the lane gets its chance. */
    private static final int AT_A_STRETCH = 256;

    private final String name;
    private final Lane lane;
    private final Queue<Work> mailbox = new ConcurrentLinkedQueue<>();
    // The work in the mailbox and in its turn. Whoever raises it from 0 gets a worker, which works until it is 0 again;
    // so
    // there is at most one, and its reads and writes here order each turn before the next.
    private final AtomicInteger open = new AtomicInteger();
    private final Work stretch = new Stretch();
    private volatile @Nullable Work turn; // written by the worker

    Turns(String name, Lane lane) {
        this.name = name;
        this.lane = lane;
    }

    @Override
    public void execute(Work work) {
        mailbox.add(work);
        if (open.getAndIncrement() == 0) {
            resume();
        }
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    private void resume() {
        try {
            lane.execute(stretch);
        } catch (RejectedExecutionException e) {
            stretch.reject(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private final class Stretch implements Work {

        @Override
        public void run() {
            for (int turns = 0; turns < AT_A_STRETCH && !lane.closed(); turns++) {
                take(mailbox.poll());
                if (open.decrementAndGet() == 0) {
                    return;
                }
            }
            resume();
        }

        /** The lane has closed: nothing runs any more. */
        @Override
        public void reject(RejectedExecutionException why) {
            do {
                Work next = mailbox.poll();
                if (next != null) {
                    next.reject(why);
                }
            } while (open.decrementAndGet() != 0);
        }

        /** A turn does not end: what waits behind it is told. The stretch, if it ever goes on, counts it as done. */
        @Override
        public void abandon(RejectedExecutionException why) {
            Work stubborn = turn;
            if (stubborn != null) {
                stubborn.abandon(why);
            }
            for (Work work = mailbox.poll(); work != null; work = mailbox.poll()) {
                work.reject(why);
            }
        }

        /** Takes the turn, if it has not been abandoned. */
        private void take(@Nullable Work next) {
            turn = next;
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (Throwable e) { // a fault of the engine's; the actor's other calls must not hang for it
                LOG.log(Level.ERROR, "A turn of " + name + " failed outside its body", e);
            }
            Thread.interrupted(); // what a continuation left behind is not for the next turn
        }
    }
}
