package dev.tutti.internal.actor;

import dev.tutti.ActorAlreadyExistsException;
import dev.tutti.ActorEvent;
import dev.tutti.ActorStats;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Ending;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.EndRef;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All actors of a deployment, by their handles and by their names. Thread-safe. */
public final class Roster {

    private static final Logger LOG = System.getLogger("dev.tutti");

    /** How long a handle may have been unreachable until that is noticed, garbage collection apart. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long the actors that are killed in the end may take to leave their turns. */
    private static final Duration AFTER_KILL = Duration.ofMillis(500);

    private final Engine engine;
    private final Events events;
    private final Stalls stalls;
    private final Map<Object, Receiver> receivers = new ConcurrentHashMap<>(); // by Handle
    private final Map<Name, Receiver> named = new ConcurrentHashMap<>();
    private final Set<Receiver> living = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Drainage drainage = new Drainage();
    private volatile boolean retired; // written before the living are gone through, looked at after one has been added

    /** One that does not watch for stalls. */
    public Roster(Engine engine) {
        this(engine, Duration.ZERO);
    }

    /**
     * One without actors.
     *
     * @param stall for how long a turn may hold its actor before that is told; zero for ever
     */
    public Roster(Engine engine, Duration stall) {
        this.engine = engine;
        this.events = new Events(engine.workers());
        this.stalls = new Stalls(engine, stall);
    }

    /** Has what happens to actors told, on workers; one for all. */
    public void listener(Consumer<ActorEvent> who) {
        events.listener(who);
    }

    /**
     * A new actor without a name, or several of them behind one handle.
     *
     * @param mortal whether it ends when nobody has its handle any more
     */
    public Receiver create(Kind kind, boolean mortal) {
        return enter(make(kind, null, mortal, nothing()));
    }

    /**
     * A new actor of that name.
     *
     * @throws ActorAlreadyExistsException if there is one
     */
    public Receiver create(Kind kind, String called) {
        return named(kind, called, known -> {
            throw new ActorAlreadyExistsException("There is an actor " + new Name(kind.type(), called)
                    + " already: call getOrCreate() to use it, stop it first, or choose another name");
        });
    }

    /** The actor of that name, which is new if there is none. */
    public Receiver getOrCreate(Kind kind, String called) {
        return named(kind, called, known -> known);
    }

    private Receiver named(Kind kind, String called, UnaryOperator<Receiver> ifThereIsOne) {
        Name name = new Name(kind.type(), called);
        while (true) {
            Receiver known = named.get(name);
            if (known != null && !known.isStopping()) {
                return ifThereIsOne.apply(known);
            }
            Receiver made = make(kind, name, false, known == null ? nothing() : known.outOfTheWay());
            if (known == null ? named.putIfAbsent(name, made) == null : named.replace(name, known, made)) {
                made.ended().thenRun(() -> named.remove(name, made));
                return enter(made);
            }
        }
    }

    /** The actor of that name, unless there is none or it is about to end. */
    public Optional<Receiver> find(Class<?> type, String name) {
        return Optional.ofNullable(named.get(new Name(type, name))).filter(known -> !known.isStopping());
    }

    /** What those that have not ended are at, by class and name. */
    public List<ActorStats> stats() {
        return living.stream()
                .filter(each -> !each.ended().isDone())
                .map(Receiver::stats)
                .sorted(Comparator.comparing((ActorStats each) -> each.actor().getName())
                        .thenComparing(ActorStats::name))
                .toList();
    }

    /** An actor that begins when that has ended. */
    private Receiver make(Kind kind, @Nullable Name name, boolean mortal, CompletableFuture<?> before) {
        String label = (name == null ? kind.label() : name).toString();
        if (kind.instances() == 1) {
            return cell(kind, name, label, mortal, before);
        }
        return new Pool(
                this,
                kind,
                label,
                mortal,
                IntStream.rangeClosed(1, kind.instances())
                        .mapToObj(number -> cell(kind, name, label + " " + number, false, before))
                        .toList());
    }

    private Cell cell(Kind kind, @Nullable Name name, String label, boolean mortal, CompletableFuture<?> before) {
        Tally tally = new Tally(kind.type(), name == null ? "" : name.name(), events, stalls);
        return new Cell(this, engine, kind, label, tally, mortal, before);
    }

    private Receiver enter(Receiver made) {
        living.add(made);
        made.ended().thenRun(() -> living.remove(made));
        if (retired) {
            made.stop("has not begun, for the application ends");
        }
        return made;
    }

    private static CompletableFuture<?> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    /** Runs the work on a worker, or here if the engine has closed: a late continuation beats a lost one. */
    void aside(Runnable work) {
        engine.execute(new Work() {
            @Override
            public void run() {
                work.run();
            }

            @Override
            public void reject(RejectedExecutionException why) {
                work.run();
            }
        });
    }

    TaskRef<Void> end(String name, CompletableFuture<?> future, Ending ending) {
        return EndRef.of(engine, name, future, ending, this::aside);
    }

    // ---- handles

    Handle handle(Object shell, Receiver receiver) {
        Handle handle = new Handle(shell);
        receivers.put(handle, receiver);
        lookLater();
        return handle;
    }

    /** What stands behind the handle; empty if it is none. */
    public Optional<Receiver> behind(Object shell) {
        return Optional.ofNullable(receivers.get(new Probe(shell)));
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            engine.timer().afterOnMachine(PAUSE, Work.droppable(this::look));
        }
    }

    private void look() {
        for (Reference<?> gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
            Receiver receiver = receivers.remove(gone);
            if (receiver != null) {
                receiver.lost((Handle) gone);
            }
        }
        looking.set(false);
        if (!receivers.isEmpty()) {
            lookLater();
        }
    }

    /** A shell that users call, as long as anybody has it. Equal to itself, and to a {@link Probe} for the shell. */
    final class Handle extends WeakReference<Object> {

        private final int hash;

        private Handle(Object shell) {
            super(shell, unreachable);
            this.hash = System.identityHashCode(shell); // shells have the equals and hashCode of the user's class
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    private record Probe(Object shell) {

        @Override
        public int hashCode() {
            return System.identityHashCode(shell);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Handle handle && handle.refersTo(shell);
        }
    }

    // ---- the end

    Drainage drainage() {
        return drainage;
    }

    /**
     * Lets the actors end what they have accepted, and what these calls call of others, for at most the time given; then ends
     * those that have done so, and kills the others.
     */
    public void retire(Duration patience) {
        long start = System.nanoTime();
        try {
            drainage.await(living, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retired = true;
        CompletableFuture<?>[] ends = living.stream()
                .map(each -> each.stop("has been stopped, for the application ends"))
                .toArray(CompletableFuture<?>[]::new);
        if (await(ends, patience.minusNanos(System.nanoTime() - start))) {
            return;
        }
        ends = living.stream()
                .map(each -> each.isIdle()
                        ? each.ended() // it is about to
                        : each.kill("has been killed, for the application ends"))
                .toArray(CompletableFuture<?>[]::new);
        if (!await(ends, AFTER_KILL)) {
            living.stream()
                    .flatMap(Receiver::cells)
                    .filter(cell -> !cell.ended().isDone())
                    .forEach(cell -> LOG.log(
                            Level.WARNING,
                            "The " + cell + " has not ended within " + patience
                                    + ", nor when it was killed; its object is not destroyed"));
        }
    }

    private static boolean await(CompletableFuture<?>[] ends, Duration patience) {
        try {
            CompletableFuture.allOf(ends).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) { // an end does not fail
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Name(Class<?> type, String name) {

        @Override
        public String toString() {
            return type.getSimpleName() + " \"" + name + "\"";
        }
    }
}
