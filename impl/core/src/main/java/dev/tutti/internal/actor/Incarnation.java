package dev.tutti.internal.actor;

import dev.tutti.ActorStoppedException;
import dev.tutti.Snapshot;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Offload;
import dev.tutti.internal.core.Outcome;
import dev.tutti.internal.core.Waits;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Nesting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object of an actor and the links that lead to it: it is created for the first call, and destroyed when the incarnation has
 * been closed and its last call has ended. Thread-safe.
 */
final class Incarnation {

    private static final Logger LOG = System.getLogger("dev.tutti");

    /** The bit of {@link #open} that says it is closed. */
    private static final int CLOSED = 1;

    /** The bit that says nobody is inside any more, nor will be. */
    private static final int OVER = 2;

    private static final int ONE = 4;

    private static final CompletableFuture<Heritage> NOTHING = CompletableFuture.completedFuture(Heritage.NONE);

    private final Engine engine;
    private final String name;
    private final Supplier<Life> birth;
    private final AtomicInteger restarts; // those that are left, of all incarnations
    private final Tally tally;
    private volatile CompletableFuture<Heritage> before; // what the one before leaves, when it has ended
    private final Runnable whenIdle;
    private final Home home;
    private final Deadline deadline;
    private final Threshold threshold;
    private final Gate gate;
    private final Map<String, Gate> groups;

    private final AtomicInteger open = new AtomicInteger(); // ONE for each call inside, CLOSED and OVER
    private volatile @Nullable String closed; // why; written before CLOSED
    private volatile boolean killed; // written before anything is aborted
    private volatile @Nullable Call creation; // until it ends; written before killed is looked at
    private volatile @Nullable Call end; // of the object; written once
    private volatile boolean bequeaths; // written before CLOSED
    private final CompletableFuture<Void> created = new CompletableFuture<>(); // or has failed to be
    private final CompletableFuture<Heritage> ended = new CompletableFuture<>();
    // Written by the creation and by the end only: the threshold publishes it to the calls between the two.
    private @Nullable Life life;

    Incarnation(
            Engine engine,
            String name,
            Supplier<Life> birth,
            Home home,
            Plan plan,
            AtomicInteger restarts,
            Tally tally,
            CompletableFuture<Heritage> before,
            Runnable whenIdle) {
        this.engine = engine;
        this.name = name;
        this.birth = birth;
        this.restarts = restarts;
        this.tally = tally;
        this.before = before;
        this.whenIdle = whenIdle;
        this.home = home;
        this.deadline = new Deadline(engine, engine.invoke());
        this.threshold = new Threshold(name, this::create, new Offload(home, deadline));
        this.gate = gate("Actor " + name, plan.capacity());
        Map<String, Gate> gates = new HashMap<>();
        plan.groups()
                .forEach((group, capacity) -> gates.put(group, gate("Group " + group + " of actor " + name, capacity)));
        this.groups = Map.copyOf(gates);
    }

    private Gate gate(String of, Capacity capacity) {
        return new Gate(of, capacity, threshold);
    }

    /**
     * Lets the call in, unless this is closed; what is part of a call that is inside belongs to it and comes in still.
     *
     * @param stay told of the call's end, upon which {@link #leave()} is to be called
     */
    boolean admit(Call call, String group, Hook stay) {
        if (!enter(call)) {
            return false;
        }
        call.atEnd(stay);
        Gate way = group.isEmpty() ? gate : groups.get(group);
        if (way == null) { // the method that is named is not the actor's own, but one that it overrides
            call.refuse(new IllegalArgumentException(call.name() + " is in the group \"" + group + "\", which actor "
                    + name + " has not: name it in @Actor(groups = ...), or call the method of the actor's own class"));
        } else {
            deadline.watch(call);
            way.apply(call);
        }
        return true;
    }

    /** A call that was let in has ended, see {@link Hook#ended}. */
    void leave(Call call, boolean hadBegun, @Nullable Throwable failure) {
        tally.ended(call, hadBegun, failure, killed);
        leave();
    }

    private boolean enter(Call call) {
        int was = open.getAndAdd(ONE);
        if ((was & CLOSED) == 0 || was >= ONE && !killed && isPartOfWhatIsInside(call)) {
            return true;
        }
        leave();
        return false;
    }

    /** Whether a call inside makes the call, or one that makes it. */
    boolean isPartOfWhatIsInside(Call call) {
        return call.heldUpTheChain(gate) != null
                || groups.values().stream().anyMatch(each -> call.heldUpTheChain(each) != null);
    }

    private void leave() {
        int now = open.addAndGet(-ONE);
        if (now == CLOSED) {
            end();
        } else if (now == 0) {
            whenIdle.run();
        }
    }

    /** Whether no call is inside, nor in an incarnation before. */
    boolean isIdle() {
        return open.get() < ONE && before.isDone();
    }

    /** How many calls are inside, waiting ones included. */
    int calls() {
        return open.get() / ONE;
    }

    /** How many calls are inside whose bodies have begun. */
    int running() {
        return holders(Call::running);
    }

    /** How many calls are inside whose bodies have not begun. */
    int waiting() {
        return gates().mapToInt(Gate::waiting).sum() + holders(call -> !call.running() && !call.ended());
    }

    /** The calls that are inside, but for those that wait for a permit of theirs, and its creation and its end. */
    Stream<Call> inside() {
        return Stream.of(gates().flatMap(each -> each.holders().stream()), creation(), Stream.ofNullable(end))
                .flatMap(each -> each);
    }

    /** The creation of the object, while it is under way. */
    Stream<Call> creation() {
        return Stream.ofNullable(creation);
    }

    private int holders(Predicate<Call> which) {
        return (int)
                gates().flatMap(each -> each.holders().stream()).filter(which).count();
    }

    private Stream<Gate> gates() {
        return Stream.concat(Stream.of(gate), groups.values().stream());
    }

    void refuse(Call call) {
        tally.count(Tally.End.REFUSED);
        call.refuse(stopped(call));
    }

    /** As {@link #refuse}, though it has not been closed. */
    void refuseAtTheEnd(Call call) {
        tally.count(Tally.End.REFUSED);
        call.refuse(new ActorStoppedException("Actor " + name
                + " takes no more calls from outside, for the application ends; " + call.name() + " was refused"));
    }

    private ActorStoppedException stopped(Call call) {
        return stopped("; " + call.name() + (call.running() ? " was interrupted" : " was refused"));
    }

    ActorStoppedException stopped(String consequence) {
        return new ActorStoppedException("Actor " + name + " " + (closed == null ? "has ended" : closed) + consequence);
    }

    /** Lets nobody in any more, and ends when those who are inside have left. */
    void close(String why) {
        if (closed == null) {
            closed = why;
        }
        if (open.updateAndGet(now -> now | CLOSED) == CLOSED) {
            end();
        }
    }

    /** As {@link #close}, for one that takes over. */
    void bequeath(String why) {
        bequeaths = true;
        close(why);
    }

    /** Closes, and fails all who are inside. */
    void kill(String why) {
        closed = why;
        killed = true;
        close(why);
        gates().forEach(this::kill);
        Call beginning = creation;
        if (beginning != null) {
            beginning.abort(stopped(beginning));
        }
    }

    private void kill(Gate each) {
        each.close(() -> stopped("; it takes no more calls"));
        each.holders().forEach(call -> call.abort(stopped(call)));
    }

    /** When the object has been created, or has failed to be. */
    CompletableFuture<Void> created() {
        return created;
    }

    /** When it has been closed, the last call has ended and the object has been destroyed. */
    CompletableFuture<Heritage> ended() {
        return ended;
    }

    /** The object, for the body of a call. */
    Object state() {
        Life now = life;
        if (killed || now == null) {
            throw stopped("");
        }
        return now.state();
    }

    // ---- the beginning

    /** Creates the object now, not at the first call. */
    void begin() {
        if ((open.getAndAdd(ONE) & CLOSED) == 0) {
            threshold.begin();
        }
        leave();
    }

    private void create(@Nullable Call first) {
        boolean over = (open.getAndAdd(ONE) & OVER) != 0; // the first call may have been cancelled meanwhile
        if (over) {
            leave();
        } else {
            before.whenComplete((heritage, failure) -> Call.during(first, () -> create(heritage)));
        }
    }

    /** In a turn, and as part of the first call: with its permits, but without its contexts, and not cancelled with it. */
    private void create(Heritage heritage) {
        Call creation = new Call(name + "'s creation", engine.application(), () -> {
            life = heritage.living() != null ? heritage.living() : birth(heritage.saved());
            return null;
        });
        creation.joinsTheChain();
        threshold.createdBy(creation);
        this.creation = creation;
        creation.atEnd(() -> {
            this.creation = null; // it knows the first call
            leave();
        });
        creation.submit(new Offload(home, engine.invoke()), new Birth());
        if (killed) {
            creation.abort(stopped(creation));
        }
    }

    private Life birth(@Nullable Object saved) {
        while (true) {
            try {
                Life made = restored(birth.get(), saved);
                tally.created();
                return made;
            } catch (Throwable e) {
                tally.notCreated(e);
                if (killed || restarts.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                    throw e;
                }
                LOG.log(Level.WARNING, "Actor " + name + " could not be created, and is tried again", e);
            }
        }
    }

    @SuppressWarnings("unchecked") // it is what an object of this class has saved
    private static Life restored(Life made, @Nullable Object saved) {
        if (saved != null && made.state() instanceof Snapshot<?> actor) {
            try {
                ((Snapshot<Object>) actor).restore(saved);
            } catch (Throwable e) {
                try {
                    made.end().run();
                } catch (Throwable second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
        }
        return made;
    }

    /** Tells those who wait for the object. */
    private final class Birth implements Outcome {

        private final AtomicBoolean told = new AtomicBoolean(); // one that is aborted ends twice

        @Override
        public Waits waits() {
            return engine.waits();
        }

        @Override
        public void ended(@Nullable Object value, @Nullable Throwable failure) {
            if (!told.compareAndSet(false, true)) {
                return;
            }
            if (failure == null) {
                before = NOTHING; // the object has it now
                threshold.open();
                created.complete(null);
            } else {
                threshold.fail(failure);
                created.completeExceptionally(failure);
            }
        }
    }

    // ---- the end

    private void end() {
        if (open.compareAndSet(CLOSED, CLOSED | OVER)) {
            before.whenComplete((heritage, failure) -> end(heritage));
        }
    }

    private void end(Heritage heritage) {
        // A creation has left by now, so what it wrote is here. It may have been ended before it took over.
        Life leaves = life != null ? life : heritage.living();
        if (leaves == null || life == null && bequeaths) {
            ended(bequeaths ? heritage : Heritage.NONE);
            return;
        }
        life = null;
        Call last = new Call(name + "'s end", engine.application(), () -> end(leaves));
        end = last;
        last.submit(new Offload(home, engine.invoke()), new Death());
    }

    /** Tells those who wait for the end. */
    private final class Death implements Outcome {

        @Override
        public Waits waits() {
            return engine.waits();
        }

        @Override
        public void ended(@Nullable Object left, @Nullable Throwable failure) {
            if (failure != null) {
                LOG.log(Level.WARNING, "The end of actor " + name + " failed", failure);
            }
            Incarnation.this.ended(left instanceof Heritage inherited ? inherited : Heritage.NONE);
        }
    }

    private void ended(Heritage left) {
        created.complete(null); // if it never was
        // That may end the next one, and so on.
        Nesting.run(engine, () -> {
            ended.complete(left);
            whenIdle.run();
        });
    }

    private Heritage end(Life last) {
        Object saved = null;
        if (bequeaths && last.state() instanceof Snapshot<?> actor) {
            try {
                saved = actor.save();
            } catch (Throwable e) {
                return new Heritage(null, last, e);
            }
        }
        try {
            last.end().run();
        } catch (Throwable e) { // what was saved is none the worse for it
            LOG.log(Level.WARNING, "The object of actor " + name + " could not be destroyed", e);
        }
        return new Heritage(saved, null, null);
    }
}
