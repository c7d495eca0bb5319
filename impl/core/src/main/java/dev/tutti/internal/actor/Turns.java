package dev.tutti.internal.actor;

import dev.tutti.internal.core.Absence;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Lane;
import dev.tutti.internal.core.VirtualThreads;
import dev.tutti.internal.core.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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

    /** The stretch whose worker the thread is. */
    private static final ThreadLocal<@Nullable Stretch> HAS = new ThreadLocal<>();

    /** How many turns an actor takes before other work of the lane gets its chance. */
    private static final int AT_A_STRETCH = 256;

    private final String name;
    private final Lane lane;
    private final Holding holding;
    private final Queue<Work> mailbox = new ConcurrentLinkedQueue<>();
    // The work in the mailbox and in its turn. Whoever raises it from 0 gets a worker, which works until it is 0 again;
    // so
    // there is at most one, and its reads and writes here order each turn before the next.
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Work turn; // written by whoever has the turn

    Turns(String name, Lane lane) {
        this(name, lane, new Holding() {});
    }

    Turns(String name, Lane lane, Holding holding) {
        this.name = name;
        this.lane = lane;
        this.holding = holding;
    }

    @Override
    public void execute(Work work) {
        mailbox.add(work);
        if (open.getAndIncrement() == 0) {
            resume();
        }
    }

    /** One turn is over, or given away. Returns whether there are more to take. */
    private boolean ended() {
        if (open.get() == 1) {
            turn = null; // which may be the last for long, and have a large value
        }
        return open.decrementAndGet() != 0;
    }

    /** On a virtual thread, which costs nothing while it waits and gives its turn to others meanwhile. */
    @Override
    public boolean mayBlock() {
        return VirtualThreads.isCurrent();
    }

    @Override
    public boolean isSerial() {
        return true;
    }

    /** Gives the turn that the calling thread has to others, until it comes back for one. */
    @Override
    public Absence leave() {
        Stretch mine = HAS.get();
        return mine == null || !mine.has ? Absence.none() : mine.leave();
    }

    private void resume() {
        Stretch stretch = new Stretch();
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

    /** Some turns in a row on one worker, which has them until it gives them away in the midst of one to wait. */
    final class Stretch implements Work {

        private volatile boolean has = true; // written by the worker
        // How many turns it has had; written by the worker, before turn or has, and read by others after both.
        private int had;
        private volatile @Nullable Work absent; // what it waits in the midst of, without a turn; written by the worker

        @Override
        public void run() {
            Stretch outer = HAS.get();
            HAS.set(this);
            Lane.within(Turns.this);
            holding.begins();
            try {
                for (int turns = 0; turns < AT_A_STRETCH && !lane.closed(); turns++) {
                    Work next = mailbox.poll();
                    if (next instanceof Return back) {
                        turn = back.work;
                        back.granted.complete(true);
                        return; // the turn, and what follows it, is the other's now
                    }
                    take(next);
                    if (!has || !ended()) {
                        return;
                    }
                }
            } finally {
                if (has) {
                    holding.ends();
                }
                HAS.set(outer);
                Lane.within(null);
            }
            resume();
            Lane.breathe();
        }

        Absence leave() {
            Work mine = turn;
            absent = mine;
            holding.ends();
            has = false;
            turn = null;
            if (ended()) {
                resume();
            }
            return () -> {
                Return back = new Return(mine);
                execute(back);
                boolean granted = back.granted.join(); // not interruptible, as a place is
                absent = null;
                if (granted) {
                    had++;
                    has = true;
                    holding.begins();
                }
            };
        }

        /** Which turn the worker has, from 1, of those it has had in this stretch; 0 while it has none. Of any thread. */
        int held() {
            return has && turn != null ? had : 0;
        }

        boolean isWatchedBy(Stalls watch) {
            return holding.isWatchedBy(watch);
        }

        void stalls(Stall stall) {
            holding.stalls(stall);
        }

        /** The lane has closed: nothing runs any more. */
        @Override
        public void reject(RejectedExecutionException why) {
            do {
                Work next = mailbox.poll();
                if (next != null) {
                    next.reject(why);
                }
            } while (ended());
        }

        /** A turn does not end: what waits behind it is told. The stretch, if it ever goes on, counts it as done. */
        @Override
        public void abandon(RejectedExecutionException why) {
            Work waits = absent;
            Work stubborn = waits == null ? turn : waits;
            if (stubborn != null) {
                stubborn.abandon(why);
            }
            for (Work work = mailbox.poll(); work != null; work = mailbox.poll()) {
                work.reject(why);
            }
        }

        /** Takes the turn, if it has not been abandoned. */
        private void take(@Nullable Work next) {
            had++;
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

        @Override
        public String toString() {
            Work now = turn;
            return now == null ? name : now + " in a turn of " + name;
        }
    }

    /** Somebody who gave its turn away to wait, and has what it waited for. */
    private static final class Return implements Work {

        private final @Nullable Work work;
        private final CompletableFuture<Boolean> granted = new CompletableFuture<>();

        Return(@Nullable Work work) {
            this.work = work;
        }

        @Override
        public void run() {
            throw new AssertionError("a stretch hands its turns over instead");
        }

        /** It goes on without a turn: nobody else gets one any more. */
        @Override
        public void reject(RejectedExecutionException why) {
            granted.complete(false);
        }
    }
}
