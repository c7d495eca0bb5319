package dev.tutti.internal.core;

import java.io.Serial;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the links: a body, the contexts it runs with, and its end, which comes exactly once.
 *
 * <p>Cancelling and ending are two things. The caller learns of a cancellation at once, but a body that still runs keeps
 * what it holds until it really ends: only then are the hooks of {@link #atEnd} run.
 */
public final class Call implements Work {

    /** Made, waiting for something, or in a queue. */
    private static final int WAITING = 0;
    /** The body is on {@link #runner}. */
    private static final int RUNNING = 1;
    /** A canceller is about to interrupt the runner, which must not leave the body's frame before that is done. */
    private static final int INTERRUPTING = 2;
    /** The runner has been interrupted. */
    private static final int INTERRUPTED = 3;
    /** The body has returned; its future, if it gave one, is pending. */
    private static final int RETURNED = 4;

    private static final int ENDED = 5;

    private static final LinkedHook NO_MORE = new Node(() -> {});
    private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();
    private static final VarHandle STATE;
    private static final VarHandle HOOKS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Call.class, "state", int.class);
            HOOKS = lookup.findVarHandle(Call.class, "hooks", LinkedHook.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final Executor contexts;

    private volatile @Nullable Outcome outcome; // set by the one who submits
    private @Nullable Strategy chain; // written before outcome
    // Written by the link that has the call wait or hands it to a home; its lock, or the home's queue, publishes them.
    private @Nullable Home home;
    private @Nullable Strategy next;
    // Dropped when the body starts, so that a finished call does not keep its arguments alive.
    private @Nullable Callable<?> body;

    private volatile int state; // through STATE
    private volatile @Nullable LinkedHook hooks; // through HOOKS: the top of a stack, NO_MORE once they have run
    private volatile boolean cancelled; // set before anything is stopped, and looked at after anything is published
    private volatile boolean interrupting = true; // written before cancelled
    private volatile @Nullable RejectedExecutionException aborted; // looked at after RETURNED is visible
    private volatile @Nullable Thread runner; // set by begin() before RUNNING is visible
    private volatile @Nullable Pending pending;
    private volatile @Nullable Call parent; // only ever replaced by an ancestor that still lives
    private @Nullable Instant deadline; // written before the call is submitted only
    // Made under this call's monitor by the first who asks, or those of the task that this is a part of.
    private volatile @Nullable Facts facts;
    private int priority; // changed before the call is submitted only
    private @Nullable Object fairnessKey; // written before the call is submitted only
    private boolean part; // written before the call is submitted only
    private boolean child; // written before the call is submitted only
    private boolean limited; // written before the call is submitted only
    private volatile boolean told; // written once, with the lock of the engine's waits held
    private boolean expires; // written by the link that lets it in, before it queues
    private volatile @Nullable Held held; // a stack; pushed by one link after the other, read by children
    private volatile @Nullable Wait wait; // written with the lock of the engine's waits held
    // Written by any thread, and dropped at the end. Weak, or a call without end would keep the value of what has long
    // completed.
    private volatile @Nullable WeakReference<Awaited> leadsTo;
    private volatile @Nullable Set<Call> children; // concurrent; made under this call's monitor by the first child

    /** A call made by the thread's current one, if there is any. */
    public Call(String name, Executor contexts, Callable<?> body) {
        this.name = name;
        this.contexts = contexts;
        this.body = body;
        Call maker = CURRENT.get();
        if (maker != null) {
            Call above = maker.parent(); // lets go of the maker's ended ancestors, on which nothing else would look
            this.parent = maker.ended() ? above : maker;
            this.priority = maker.priority;
            this.deadline = maker.deadline;
        }
    }

    /** The call whose body, or whose continuation, the calling thread is running. */
    public static @Nullable Call current() {
        return CURRENT.get();
    }

    /** Runs the work as part of the call, as the maker of what the work calls; as part of none if it is null. */
    public static void during(@Nullable Call call, Runnable work) {
        Call outer = enter(call);
        try {
            work.run();
        } finally {
            leaveTo(outer);
        }
    }

    /** Has the calling thread be part of the call, until it leaves to the one that is returned. */
    static @Nullable Call enter(@Nullable Call call) {
        Call outer = CURRENT.get();
        CURRENT.set(call);
        return outer;
    }

    static void leaveTo(@Nullable Call outer) {
        CURRENT.set(outer);
    }

    public String name() {
        return name;
    }

    /** The nearest call up the chain that has not ended; ended ones are let go, so that endless chains keep no memory. */
    public @Nullable Call parent() {
        Call nearest = parent;
        if (nearest == null || !nearest.ended()) {
            return nearest;
        }
        while (nearest != null && nearest.ended()) {
            nearest = nearest.parent;
        }
        parent = nearest;
        return nearest;
    }

    /** Makes this a part of the task that the other call is. */
    public void partOf(Call task) {
        part = true;
        facts = task.facts();
    }

    /** Whether it is a part of a task, and none by itself. */
    public boolean isPart() {
        return part;
    }

    /** What the task that this call is, or is a part of, can say of itself. */
    public Facts facts() {
        Facts known = facts;
        if (known == null) {
            synchronized (this) {
                known = facts;
                if (known == null) {
                    facts = known = new Facts();
                }
            }
        }
        return known;
    }

    /** The earlier of this and the one that it has, which may be its maker's. */
    public void deadline(Instant at) {
        if (deadline == null || at.isBefore(deadline)) {
            deadline = at;
        }
    }

    public @Nullable Instant deadline() {
        return deadline;
    }

    /** Notes that it is stopped when its time is up. */
    public void limited() {
        limited = true;
    }

    /** Notes that it ends at its deadline if its body has not begun by then. */
    public void expires() {
        expires = true;
    }

    /** Its maker's unless it has been given one of its own; higher goes first, see {@link Line}. */
    @Override
    public int priority() {
        return priority;
    }

    public void priority(int own) {
        priority = own;
    }

    /** Whose call it is where those who wait take turns; of all calls without a key if it is null. */
    public @Nullable Object fairnessKey() {
        return fairnessKey;
    }

    public void fairnessKey(@Nullable Object key) {
        fairnessKey = key;
    }

    /** Notes what the call holds of a link until it ends. */
    public void holds(Object link, Object what) {
        held = new Held(link, what, held);
    }

    /** Whether others may wait for this call, which queues: for its end, or for what else it holds. Most queue before any do. */
    boolean isInTheWay() {
        Outcome told = outcome;
        Held last = held;
        return told != null && last != null && (last.below != null || told.isAwaited());
    }

    /** What it queues for, which is the last thing that it has asked for; null if it does not. */
    @Nullable
    Scarce queuesFor() {
        Held last = held;
        return last != null && state == WAITING && last.of instanceof Scarce scarce && scarce.queues(last.what)
                ? scarce
                : null;
    }

    /** What its body waits for, or what it waits for since its body has returned; null if it is neither. */
    @Nullable
    Awaited dependsOn() {
        Pending future = pending;
        Wait waits = wait;
        return waits != null ? waits.until() : future == null ? null : future.awaited();
    }

    /** What its body waits for, on its thread; null while it does not. */
    @Nullable
    Wait waitsFor() {
        return wait;
    }

    /** Notes what its body waits for from now on; null if it goes on. With the lock of the engine's waits held. */
    void waitsFor(@Nullable Wait what) {
        wait = what;
    }

    /** How far the future of its body has been followed: the body's future completes after that; null if it has not been. */
    @Nullable
    Awaited leadsTo() {
        WeakReference<Awaited> noted = leadsTo;
        return noted == null ? null : noted.get();
    }

    void leadsTo(Awaited far) {
        leadsTo = new WeakReference<>(far);
        if (ended()) {
            leadsTo = null;
        }
    }

    /** Notes that it is told of a deadlock, and so ends. With the lock of the engine's waits held. */
    void told() {
        told = true;
    }

    /** Whether its body has been interrupted, and may have swallowed that: it is not interrupted again. */
    boolean isInterrupted() {
        return state == INTERRUPTED;
    }

    /** Who of its engine waits for whom; null if it is not known, or it has not been submitted. */
    @Nullable
    Waits waits() {
        Outcome told = outcome;
        return told == null ? null : told.waits();
    }

    /** Whether its body is interrupted, now or in time, so that it waits no longer. */
    boolean isStopped() {
        Wait waits = wait;
        return told || (cancelled && interrupting || isTimed()) && (waits == null || !waits.stubborn());
    }

    /** Whether those who have its reference learn of an end without waiting for that of its body, now or in time. */
    boolean isGivenUp() {
        return cancelled || aborted != null || isTimed();
    }

    /** Whether time ends it: it is stopped then, or one up the chain is and takes it along, or it has not begun by then. */
    private boolean isTimed() {
        if (deadline == null) { // which all of these have
            return false;
        }
        if (expires && state == WAITING) {
            return true;
        }
        for (Call each = this; each != null; each = each.child ? each.parent() : null) {
            if (each.limited && !each.ended()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the calling thread runs its body, or what precedes that: then the call does not go on while it waits. */
    boolean isOnThisThread() {
        Thread thread = runner;
        return thread == Thread.currentThread() || thread == null && state == WAITING;
    }

    /** What the nearest call up the chain holds of the link; null if none does. Only children are of a chain. */
    public @Nullable Object heldUpTheChain(Object link) {
        for (Call each = child ? parent() : null; each != null; each = each.child ? each.parent() : null) {
            for (Held one = each.held; one != null; one = one.below) {
                if (one.of == link) {
                    return one.what;
                }
            }
        }
        return null;
    }

    /** Whether one of those has made this call, or has made the one that did, and so on; for an answer or for none. */
    public boolean isMadeBy(Predicate<Call> those) {
        for (Call each = parent(); each != null; each = each.parent()) {
            if (those.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Where the body runs; null until a link has chosen. */
    public @Nullable Home home() {
        return home;
    }

    public boolean running() {
        int now = state;
        return now != WAITING && now != ENDED;
    }

    public boolean ended() {
        return state == ENDED;
    }

    /** Whether somebody wants it stopped; its body may be under way still. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whether it has been handed to its links. */
    public boolean submitted() {
        return outcome != null;
    }

    /** Hands the call to its links. The outcome must bear being told of a cancellation twice. */
    public void submit(Strategy links, Outcome whoIsTold) {
        chain = links;
        outcome = whoIsTold;
        if (ended()) { // cancelled before there was anybody to tell
            whoIsTold.ended(null, cancellation());
        } else {
            links.apply(this);
        }
    }

    /** The links that it was handed to. Known once it is {@link #submitted()}. */
    public @Nullable Strategy chain() {
        return chain;
    }

    /** Makes this call a child of its maker, which takes it along when it is cancelled. */
    public void adopted() {
        Call maker = parent();
        if (maker != null) {
            child = true;
            maker.adopt(this);
        }
    }

    /** Counts this call to the chain of its maker, whose end is none of its own. */
    public void joinsTheChain() {
        child = parent() != null;
    }

    private void adopt(Call child) {
        Set<Call> all = children;
        if (all == null) {
            synchronized (this) {
                all = children;
                if (all == null) {
                    children = all = ConcurrentHashMap.newKeySet();
                }
            }
        }
        Set<Call> family = all;
        family.add(child);
        child.atEnd(() -> family.remove(child));
        if (cancelled) { // the canceller may have gone through the children before this one was there
            child.cancel(interrupting);
        }
    }

    /** Has the hook run once when the call ends, at once if it has ended. */
    public void atEnd(Hook hook) {
        LinkedHook node = hook instanceof LinkedHook linked ? linked : new Node(hook);
        while (true) {
            LinkedHook top = hooks;
            if (top == NO_MORE) {
                hook.ended(false, null); // it has not been submitted, and was withdrawn before
                hook.handOn();
                return;
            }
            node.below(top);
            if (HOOKS.compareAndSet(this, top, node)) {
                return;
            }
        }
    }

    /** Ends the call before its body has begun; without effect if it has ended. */
    public void refuse(Throwable why) {
        if (STATE.compareAndSet(this, WAITING, ENDED)) {
            finish(false, null, why);
        }
    }

    /** Ends the call as cancelled if its body has not begun; without effect else. */
    public void withdraw() {
        refuse(cancellation());
    }

    /**
     * Stops the call, its body's future and its children. A call that has not begun ends now and never begins.
     *
     * @param interrupt whether a running body is interrupted
     */
    public void cancel(boolean interrupt) {
        Deque<Call> family = new ArrayDeque<>(); // a family may have more generations than a stack has frames
        for (Call each = this; each != null; each = family.poll()) {
            each.stop(interrupt);
            Set<Call> all = each.children;
            if (all != null) {
                family.addAll(all);
            }
        }
    }

    /** Ends those of its children, and of theirs, that have not begun; what has goes on. */
    public void refuseChildren(Throwable why) {
        Deque<Call> family = new ArrayDeque<>();
        for (Call each = this; each != null; each = family.poll()) {
            Set<Call> all = each.children;
            if (all != null) {
                family.addAll(all);
                all.forEach(child -> child.refuse(why));
            }
        }
    }

    /**
     * Fails the call at once, and stops it as {@link #cancel} does; but no future that its body has returned, or will, is waited
     * for.
     */
    public void abort(RejectedExecutionException why) {
        aborted = why;
        abandon(why);
        cancel(true);
        if (state == RETURNED) {
            end(null, why);
        }
    }

    /** Why it has been aborted; null if it has not. */
    @Nullable
    RejectedExecutionException aborted() {
        return aborted;
    }

    private void stop(boolean interrupt) {
        interrupting = interrupt;
        cancelled = true;
        Outcome told = outcome;
        if (told != null && aborted == null) { // else it has been told, and may not have passed that on yet
            told.cancelled();
        }
        if (STATE.compareAndSet(this, WAITING, ENDED)) {
            finish(false, null, cancellation());
        } else if (interrupt && STATE.compareAndSet(this, RUNNING, INTERRUPTING)) {
            Thread thread = runner;
            if (thread != null) {
                thread.interrupt();
            }
            state = INTERRUPTED;
        }
        Pending future = pending;
        if (future != null) {
            future.cancel();
        }
    }

    @Override
    public void run() {
        Strategy link = next;
        if (link != null && !ended()) {
            link.apply(this);
        }
    }

    @Override
    public void reject(RejectedExecutionException why) {
        refuse(why);
    }

    @Override
    public void abandon(RejectedExecutionException why) {
        Outcome told = outcome;
        if (told != null) {
            told.ended(null, why);
        }
    }

    /** Notes where the call goes and what comes after. */
    void bind(Home where, Strategy after) {
        home = where;
        next = after;
    }

    /** Notes what comes after: {@link #run} goes there. To be called by a link before it has the call wait. */
    public void goesOnTo(Strategy after) {
        next = after;
    }

    /** The contexts of its body. */
    public Executor contexts() {
        return contexts;
    }

    /** Takes the body if it may begin, on the calling thread; null if the call ended while it waited. */
    @Nullable
    Callable<?> begin() {
        Callable<?> taken = body;
        runner = Thread.currentThread();
        if (!STATE.compareAndSet(this, WAITING, RUNNING)) {
            runner = null;
            return null;
        }
        body = null;
        return taken;
    }

    /** The body is left: from here on no interrupt of ours can reach the thread. */
    void leave() {
        if (!STATE.compareAndSet(this, RUNNING, RETURNED)) {
            while (state == INTERRUPTING) {
                Thread.onSpinWait();
            }
            state = RETURNED;
        }
        runner = null;
        Thread.interrupted(); // ours, or one the body left behind: neither is for the next task
    }

    /** Notes the future that the body returned, so that it can be cancelled. */
    void pending(Pending future) {
        pending = future;
        if (cancelled) { // by somebody who did not see the future yet
            future.cancel();
        }
    }

    /** Ends a call whose body has returned. */
    void end(@Nullable Object value, @Nullable Throwable failure) {
        if ((int) STATE.getAndSet(this, ENDED) != ENDED) {
            finish(true, value, failure);
        }
    }

    private CancellationException cancellation() {
        return new Cancelled(name + " was cancelled before it began");
    }

    /** Without a stack, which would be that of whoever ends it; there may be many. */
    private static final class Cancelled extends CancellationException {

        @Serial
        private static final long serialVersionUID = 1L;

        Cancelled(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private void finish(boolean begun, @Nullable Object value, @Nullable Throwable failure) {
        pending = null;
        leadsTo = null;
        body = null;
        LinkedHook all = (LinkedHook) HOOKS.getAndSet(this, NO_MORE);
        for (LinkedHook each = all; each != null; each = each.below()) {
            each.ended(begun, failure);
        }
        Outcome told = outcome;
        RejectedExecutionException why = aborted; // which was told first, and may be learned second
        if (told != null) {
            told.ended(why == null ? value : null, why == null ? failure : why);
        }
        for (LinkedHook each = all; each != null; ) {
            LinkedHook next = each.below();
            each.below(null); // the call may be known for long, and what it held need not
            each.handOn();
            each = next;
        }
        parent(); // lets go of ended ancestors, so that an endless chain of calls keeps no memory
    }

    @Override
    public String toString() {
        return name;
    }

    private record Held(Object of, Object what, @Nullable Held below) {}

    /** Any other hook on the stack. */
    private static final class Node implements LinkedHook {

        private final Hook hook;
        private @Nullable LinkedHook below; // written before it is published

        Node(Hook hook) {
            this.hook = hook;
        }

        @Override
        public @Nullable LinkedHook below() {
            return below;
        }

        @Override
        public void below(@Nullable LinkedHook other) {
            below = other;
        }

        @Override
        public void release() {
            hook.release();
        }

        @Override
        public void ended(boolean begun, @Nullable Throwable failure) {
            hook.ended(begun, failure);
        }

        @Override
        public void handOn() {
            hook.handOn();
        }
    }
}
