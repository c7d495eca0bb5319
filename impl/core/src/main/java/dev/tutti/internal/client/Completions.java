package dev.tutti.internal.client;

import dev.tutti.AsCompleted;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A list of references that grows as they complete, and that each subscriber reads from its beginning. What nobody has yet
 * to read can be collected. Thread-safe.
 */
final class Completions<T> implements AsCompleted<T>, Flow.Publisher<TaskRef<T>> {

    private final boolean kept;
    // Where items are handed on, with what contexts, and as part of which call: those of the place where this was made.
    private final Home home;
    private final Executor contexts;
    private final @Nullable Call maker = Call.current();

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Awaited> awaited = new LinkedHashSet<>(); // guarded by lock, as the others
    private final Set<Reading> readings = new HashSet<>();
    private @Nullable Link<T> first =
            new Link<>(null); // stands before the first item; null once it may not be read again
    private Link<T> last = first;
    private boolean closed;
    private boolean left; // nobody reads any more: the references are not waited for

    /**
     * None yet.
     *
     * @param kept whether there may be more than one subscriber
     */
    Completions(Engine engine, boolean kept) {
        this.kept = kept;
        this.home = engine.home();
        this.contexts = engine.carrier().capture();
    }

    @Override
    public void add(TaskRef<T> ref) {
        Awaited added = new Awaited(Objects.requireNonNull(ref, "ref is null: give a TaskRef"));
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("Closed: " + ref + " cannot be added; add it before close()");
            }
            awaited.add(added);
        } finally {
            lock.unlock();
        }
        added.observe();
    }

    @Override
    public void addAll(Collection<? extends TaskRef<T>> refs) {
        Combined.<TaskRef<T>>listed("refs", refs).forEach(this::add);
    }

    @Override
    public void close() {
        Set<Reading> told;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            told = endIfAllAreHere();
        } finally {
            lock.unlock();
        }
        told.forEach(Reading::proceed);
    }

    @Override
    public Multi<TaskRef<T>> multi() {
        return Multi.createFrom().publisher(this);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super TaskRef<T>> subscriber) {
        Link<T> from;
        Reading reading = new Reading(subscriber);
        List<Awaited> again = List.of();
        lock.lock();
        try {
            from = first;
            if (from != null) {
                reading.at = from;
                readings.add(reading);
                first = kept ? first : null;
                again = left ? new ArrayList<>(awaited) : again;
                left = false;
            }
        } finally {
            lock.unlock();
        }
        subscriber.onSubscribe(reading);
        if (from == null) {
            reading.refuse(new IllegalStateException(
                    "There was a subscriber before, and nothing is kept of what it was given: subscribe once"));
        }
        again.forEach(Awaited::observe);
        reading.begin();
    }

    private void completed(Awaited one) {
        Set<Reading> told;
        lock.lock();
        try {
            if (!awaited.remove(one)) {
                return; // observed twice
            }
            append(new Link<>(one.ref));
            told = endIfAllAreHere();
        } finally {
            lock.unlock();
        }
        told.forEach(Reading::proceed);
    }

    /** The readings to tell. Called under the lock. */
    private Set<Reading> endIfAllAreHere() {
        if (closed && awaited.isEmpty()) {
            append(new Link<>(null));
        }
        return Set.copyOf(readings);
    }

    private void append(Link<T> link) {
        last.next = link;
        last = link;
    }

    private void done(Reading reading) {
        List<Awaited> leaving = List.of();
        lock.lock();
        try {
            if (readings.remove(reading) && readings.isEmpty()) {
                left = true;
                leaving = new ArrayList<>(awaited);
            }
        } finally {
            lock.unlock();
        }
        leaving.forEach(Awaited::leave);
    }

    /** An item, or the end; the first stands before the items. */
    private static final class Link<T> {

        private final @Nullable TaskRef<T> ref;
        private volatile @Nullable Link<T> next; // written once, under lock

        Link(@Nullable TaskRef<T> ref) {
            this.ref = ref;
        }
    }

    /** A reference that has yet to complete. */
    private final class Awaited {

        private final TaskRef<T> ref;
        private @Nullable Runnable leave; // guarded by lock

        Awaited(TaskRef<T> ref) {
            this.ref = ref;
        }

        void observe() {
            Runnable made = Ref.observe(ref, (value, failure) -> completed(this));
            lock.lock();
            try {
                leave = made;
                if (!left) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            made.run();
        }

        void leave() {
            Runnable made;
            lock.lock();
            try {
                made = leave;
            } finally {
                lock.unlock();
            }
            if (made != null) {
                made.run();
            }
        }
    }

    /** One subscriber on its way through the list. Its steps are taken one after the other, wherever they are asked for. */
    private final class Reading implements Flow.Subscription, Work {

        private final Flow.Subscriber<? super TaskRef<T>> subscriber;
        // Asked for and not yet taken. The first is that of subscribing, and so the subscription comes before anything
        // else.
        private final AtomicInteger steps = new AtomicInteger(1);
        private final AtomicLong demand = new AtomicLong();
        private volatile @Nullable RuntimeException failure; // written before a step is asked for
        private volatile boolean over;
        private @Nullable Link<T> at; // of the step's thread; set first by the one who subscribes

        Reading(Flow.Subscriber<? super TaskRef<T>> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long items) {
            if (items <= 0) {
                refuse(new IllegalArgumentException("The demand must be > 0, was " + items));
            } else {
                demand.accumulateAndGet(items, (was, more) -> was + more < 0 ? Long.MAX_VALUE : was + more);
                proceed();
            }
        }

        @Override
        public void cancel() {
            over = true;
            done(this);
        }

        void refuse(RuntimeException why) {
            failure = why;
            proceed();
        }

        void proceed() {
            if (steps.getAndIncrement() == 0) {
                begin();
            }
        }

        void begin() {
            try {
                home.execute(this);
            } catch (RejectedExecutionException e) {
                reject(e);
            }
        }

        @Override
        public void run() {
            try {
                Call.during(maker, () -> contexts.execute(this::step));
            } catch (Throwable e) { // of a subscriber that must not throw, or of contexts that could not be restored
                end();
                subscriber.onError(e);
            }
        }

        @Override
        public void reject(RejectedExecutionException why) {
            if (!over) {
                end();
                subscriber.onError(why);
            }
        }

        private void step() {
            int taken = steps.get();
            while (taken != 0) {
                read();
                taken = steps.addAndGet(-taken);
            }
        }

        private void read() {
            while (!over) {
                if (failure != null) {
                    end();
                    subscriber.onError(failure);
                    return;
                }
                Link<T> next = at == null ? null : at.next;
                if (next != null && next.ref == null) {
                    end();
                    subscriber.onComplete();
                    return;
                }
                if (next == null || demand.get() == 0) {
                    return;
                }
                at = next;
                if (demand.get() != Long.MAX_VALUE) {
                    demand.decrementAndGet();
                }
                subscriber.onNext(next.ref);
            }
            at = null;
        }

        private void end() {
            over = true;
            done(this);
        }
    }
}
