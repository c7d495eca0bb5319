package dev.tutti.internal.actor;

import dev.tutti.ActorStats;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands behind a handle: one actor, or a pool of them. Thread-safe. */
public abstract class Receiver {

    private final Roster roster;
    private final Function<Receiver, Object> shells;
    private final boolean mortal;

    private @Nullable Roster.Handle handle; // guarded by this
    private volatile boolean forgotten; // written under this: it had a handle, and nobody has it any more

    /**
     * @param shells makes its handles
     * @param mortal whether it ends when nobody has its handle any more
     */
    Receiver(Roster roster, Function<Receiver, Object> shells, boolean mortal) {
        this.roster = roster;
        this.shells = shells;
        this.mortal = mortal;
    }

    /** Its handle: the same one for as long as anybody has it. */
    public final Object handle() {
        Object known = known();
        if (known != null) {
            return known;
        }
        Object made =
                shells.apply(this); // outside the lock: it runs the container's code, and a constructor of the user's
        synchronized (this) {
            known = known();
            if (known != null) {
                return known;
            }
            handle = roster.handle(made, this);
            forgotten = false;
            return made;
        }
    }

    private synchronized @Nullable Object known() {
        return handle == null ? null : handle.get();
    }

    /** Nobody has that handle any more. */
    final void lost(Roster.Handle gone) {
        synchronized (this) {
            if (handle != gone) {
                return;
            }
            handle = null;
            forgotten = true;
        }
        whole().endIfForgotten();
    }

    /** Ends if nobody can call it any more. */
    final void endIfForgotten() {
        if (mortal && isForgotten() && isIdle()) {
            stop("has ended, for nobody had its handle");
        }
    }

    final Roster roster() {
        return roster;
    }

    /** What its actors are at and have done, all together. */
    public abstract ActorStats stats();

    /** What ends together with this. */
    Receiver whole() {
        return this;
    }

    /** Whether it had a handle, and nobody has one any more. */
    boolean isForgotten() {
        return forgotten;
    }

    /** Whether somebody has its handle. */
    final boolean isKnown() {
        return known() != null;
    }

    /** Has a turn taken, of which the caller is told. */
    public abstract Ref<Object> call(Request request);

    /** Has a turn taken, for a caller who wants no answer. */
    public abstract Ref<Object> tell(Request request);

    /** The actors. */
    abstract Stream<Cell> cells();

    /** Whether no call is under way or waiting. */
    abstract boolean isIdle();

    abstract boolean isStopping();

    /** When it has ended, or at once if it does not stand in the way of one of its name. */
    abstract CompletableFuture<?> outOfTheWay();

    abstract CompletableFuture<?> ended();

    abstract CompletableFuture<?> stop(String why);

    abstract CompletableFuture<?> kill(String why);

    abstract CompletableFuture<?> renew();

    /** Its objects that have not ended. */
    abstract Stream<Incarnation> incarnations();

    /** Those of its objects that are there now, whenever it is asked, as long as they have not ended. */
    abstract Supplier<Stream<Incarnation>> old();

    /** Ends it when it has done what it has accepted. */
    public final TaskRef<Void> stop() {
        return end("stop", stop("has been stopped"), this::inside);
    }

    /** Ends it now. */
    public final TaskRef<Void> kill() {
        return end("kill", kill("has been killed"), this::inside);
    }

    /** Replaces its object. */
    public final TaskRef<Void> restart() {
        Supplier<Stream<Incarnation>> before = old();
        Supplier<Stream<Call>> inside = () -> Stream.concat(
                before.get().flatMap(Incarnation::inside), incarnations().flatMap(Incarnation::creation));
        return end("restart", renew(), inside);
    }

    private Stream<Call> inside() {
        return incarnations().flatMap(Incarnation::inside);
    }

    /** Told on a worker of its own: whoever waits for it must not hold up the actor, nor the one that takes its name. */
    private TaskRef<Void> end(String how, CompletableFuture<?> future, Supplier<Stream<Call>> inside) {
        return roster.end(how + " of " + this, future, new Drain(toString(), future, inside));
    }
}
