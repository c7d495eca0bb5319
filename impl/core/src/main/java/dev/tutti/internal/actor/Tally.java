package dev.tutti.internal.actor;

import dev.tutti.ActorEvent;
import dev.tutti.ActorStats;
import dev.tutti.internal.core.Call;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counts what happens to an actor, in all its incarnations, and tells those who observe. Thread-safe. */
final class Tally implements Holding {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final Class<?> type;
    private final String name; // empty for none
    private final Events events;
    private final Stalls watch;

    private final AtomicLongArray ends = new AtomicLongArray(End.values().length);
    private final Stopwatch turns = new Stopwatch();
    private long stalls; // guarded by this, as the next
    private long creations; // those that failed too
    private boolean started;

    Tally(Class<?> type, String name, Events events, Stalls watch) {
        this.type = type;
        this.name = name;
        this.events = events;
        this.watch = watch;
    }

    // ---- its calls

    /**
     * A call has ended, see {@link dev.tutti.internal.core.Hook#ended}.
     *
     * @param killed whether the actor has been killed, which ends calls in the same way as their cancellation
     */
    void ended(Call call, boolean begun, @Nullable Throwable failure, boolean killed) {
        count(end(call, begun, failure, killed));
    }

    private static End end(Call call, boolean begun, @Nullable Throwable failure, boolean killed) {
        boolean stopped = call.cancelled() || failure instanceof CancellationException || !begun && failure == null;
        if (stopped && !killed) {
            return End.CANCELLED;
        }
        return !begun ? End.REFUSED : stopped || failure != null ? End.FAILED : End.DONE;
    }

    void count(End end) {
        ends.incrementAndGet(end.ordinal());
    }

    long of(End end) {
        return ends.get(end.ordinal());
    }

    // ---- its turns

    @Override
    public void begins() {
        turns.begin();
        watch.begins();
    }

    @Override
    public void ends() {
        turns.end();
    }

    @Override
    public boolean isWatchedBy(Stalls other) {
        return watch == other;
    }

    @Override
    public void stalls(Stall stall) {
        synchronized (this) {
            stalls++;
        }
        LOG.log(Level.WARNING, stall.getMessage(), stall);
        tell(ActorEvent.Kind.STALLED, stall);
    }

    // ---- its life

    void created() {
        boolean first;
        synchronized (this) {
            creations++;
            first = !started;
            started = true;
        }
        tell(first ? ActorEvent.Kind.STARTED : ActorEvent.Kind.RESTARTED, null);
    }

    void notCreated(Throwable why) {
        synchronized (this) {
            creations++;
        }
        tell(ActorEvent.Kind.CREATION_FAILED, why);
    }

    void killed() {
        tell(ActorEvent.Kind.KILLED, null);
    }

    void stopped() {
        tell(ActorEvent.Kind.STOPPED, null);
    }

    private void tell(ActorEvent.Kind kind, @Nullable Throwable failure) {
        events.tell(type, name, kind, failure);
    }

    synchronized ActorStats stats(int running, int waiting) {
        return new ActorStats(
                type,
                name,
                running,
                waiting,
                of(End.DONE),
                of(End.FAILED),
                of(End.CANCELLED),
                of(End.REFUSED),
                Duration.ofNanos(turns.nanos()),
                stalls,
                Math.max(0, creations - 1));
    }

    /** How a call ends. */
    enum End {
        DONE,
        FAILED,
        CANCELLED,
        /** Before its body began, by a limit, a deadline, the end of the actor or the failure to create it. */
        REFUSED
    }
}
