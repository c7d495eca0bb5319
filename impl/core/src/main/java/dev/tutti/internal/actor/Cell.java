package dev.tutti.internal.actor;

import dev.tutti.ActorStats;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.ref.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One actor: its incarnations one after the other, and the calls that are made of it. Thread-safe.
 */
public final class Cell extends Receiver {

    private final Engine engine;
    private final Kind kind;
    private final String label;
    private final Home home; // of all incarnations: an object may outlive one, and what it has attached always does
    private final AtomicInteger restarts; // those that are left
    private final Tally tally;
    private boolean killed; // guarded by the monitor, as the next
    private boolean ending;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> outOfTheWay = new CompletableFuture<>(); // ended, or killed

    private @Nullable Pool pool; // written before anybody has this
    private volatile Incarnation current; // written under the monitor
    private volatile boolean stopping; // written under the monitor
    // Those that have not ended yet; never changed, written under the monitor, before current.
    private volatile List<Incarnation> older = List.of();

    Cell(
            Roster roster,
            Engine engine,
            Kind kind,
            String label,
            Tally tally,
            boolean mortal,
            CompletableFuture<?> before) {
        super(roster, kind.shells(), mortal);
        this.engine = engine;
        this.kind = kind;
        this.label = label;
        this.tally = tally;
        this.home = kind.plan().parallel() ? engine.workers() : new Turns("actor " + label, engine.workers(), tally);
        this.restarts = new AtomicInteger(kind.plan().maxRestarts());
        this.current = incarnation(before.handle((any, failure) -> Heritage.NONE));
    }

    private Incarnation incarnation(CompletableFuture<Heritage> before) {
        return new Incarnation(
                engine, label, () -> kind.birth().apply(this), home, kind.plan(), restarts, tally, before, this::idle);
    }

    private void idle() {
        whole().endIfForgotten();
        roster().drainage().idle();
    }

    /** Calls the method of that name in a turn. */
    public Ref<Object> call(String method, String group, Turn turn) {
        return call(Request.of(method, group, List.of(), turn));
    }

    /** Has a turn taken. */
    @Override
    public Ref<Object> call(Request request) {
        Executor contexts = engine.carrier().capture();
        Visit visit = new Visit(this, request);
        Call call = new Call(kind.label().ofCallsOf(request.method()), contexts, visit);
        call.adopted();
        return submit(request, contexts, call, visit);
    }

    /** As {@link #call}, for a caller who wants no answer: with a request scope of its own, and nobody's child. */
    public Ref<Object> tell(String method, String group, Turn turn) {
        return tell(Request.of(method, group, List.of(), turn));
    }

    @Override
    public Ref<Object> tell(Request request) {
        Executor contexts = engine.carrier().captureDetached();
        Visit visit = new Visit(this, request);
        return submit(request, contexts, new Call(kind.label().ofCallsOf(request.method()), contexts, visit), visit);
    }

    private Ref<Object> submit(Request request, Executor contexts, Call call, Visit visit) {
        try {
            call.fairnessKey(kind.plan().fairness().of(request));
        } catch (Throwable e) { // the user's
            return refused(contexts, call, e);
        }
        Ref<Object> ref = Ref.submit(engine, contexts, call, visit);
        if (!visit.hasArrived()) { // made by somebody who is cancelled
            tally.count(Tally.End.CANCELLED);
        }
        return ref;
    }

    private Ref<Object> refused(Executor contexts, Call call, Throwable why) {
        tally.count(Tally.End.REFUSED);
        return Ref.submit(engine, contexts, call, refused -> refused.refuse(why));
    }

    /** Fails the request, for which no actor could be found. */
    Ref<Object> refuse(Request request, Throwable why) {
        Executor contexts = engine.carrier().capture();
        return refused(contexts, new Call(kind.label().ofCallsOf(request.method()), contexts, () -> null), why);
    }

    /** Has it end together with the others of the pool. Called before anybody has either. */
    void belongsTo(Pool all) {
        pool = all;
    }

    @Override
    Receiver whole() {
        return pool == null ? this : pool;
    }

    /**
     * The incarnation that does a call: that of the call that makes it, if it is made within one, who may wait for it, while the
     * current incarnation may wait for his end.
     */
    Incarnation host(Call call) {
        Incarnation now = current; // before older, see there
        for (Incarnation each : older) {
            if (each.isPartOfWhatIsInside(call)) {
                return each;
            }
        }
        return now;
    }

    Incarnation current() {
        return current;
    }

    /** Whether the call may come in, as far as the application's end goes. */
    boolean admits(Call call) {
        return roster().drainage().admits(call);
    }

    @Override
    Stream<Cell> cells() {
        return Stream.of(this);
    }

    @Override
    public ActorStats stats() {
        List<Incarnation> all = incarnations().toList();
        return tally.stats(
                all.stream().mapToInt(Incarnation::running).sum(),
                all.stream().mapToInt(Incarnation::waiting).sum());
    }

    /** How many calls are under way or waiting. */
    int calls() {
        return current.calls();
    }

    @Override
    boolean isIdle() {
        return current.isIdle();
    }

    @Override
    boolean isStopping() {
        return stopping;
    }

    @Override
    CompletableFuture<?> outOfTheWay() {
        return outOfTheWay;
    }

    @Override
    CompletableFuture<?> ended() {
        return ended;
    }

    @Override
    CompletableFuture<?> stop(String why) {
        Incarnation last = last();
        last.close(why);
        return ends(last);
    }

    @Override
    CompletableFuture<?> kill(String why) {
        Incarnation last = last();
        if (!ended.isDone() && isKilledNow()) {
            tally.killed();
        }
        last.kill(why);
        older.forEach(each -> each.kill(why));
        outOfTheWay.complete(null);
        return ends(last);
    }

    /** Makes the current incarnation the last one. */
    private synchronized Incarnation last() {
        stopping = true;
        return current;
    }

    private CompletableFuture<?> ends(Incarnation last) {
        if (isEndingNow()) {
            last.ended().thenRun(() -> {
                tally.stopped(); // before anybody who waits for the end, and closes what this needs
                ended.complete(null);
                outOfTheWay.complete(null);
            });
        }
        return ended;
    }

    private synchronized boolean isKilledNow() {
        boolean first = !killed;
        killed = true;
        return first;
    }

    private synchronized boolean isEndingNow() {
        boolean first = !ending;
        ending = true;
        return first;
    }

    @Override
    CompletableFuture<?> renew() {
        Incarnation last;
        Incarnation next;
        synchronized (this) {
            if (stopping) {
                return CompletableFuture.failedFuture(current.stopped("; it cannot be restarted"));
            }
            last = current;
            next = incarnation(last.ended());
            List<Incarnation> all = new ArrayList<>(older);
            all.add(last);
            older = List.copyOf(all);
            current = next;
        }
        last.ended().thenRun(() -> forget(last));
        last.bequeath("has been restarted");
        next.begin();
        return last.ended().thenCompose(Cell::checked).thenCompose(any -> next.created());
    }

    @Override
    synchronized Stream<Incarnation> incarnations() {
        return Stream.concat(older.stream(), Stream.of(current));
    }

    @Override
    Supplier<Stream<Incarnation>> old() {
        Incarnation last = current;
        return () -> {
            List<Incarnation> all = incarnations().toList();
            return all.subList(0, all.indexOf(last) + 1).stream();
        };
    }

    private synchronized void forget(Incarnation old) {
        older = older.stream().filter(each -> each != old).toList();
    }

    private static CompletableFuture<Heritage> checked(Heritage left) {
        return left.failure() == null
                ? CompletableFuture.completedFuture(left)
                : CompletableFuture.failedFuture(left.failure());
    }

    @Override
    public String toString() {
        return "actor " + label;
    }
}
