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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
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
    // Guarded by lock, as the others: the ends of the list of those that have yet to complete, of which there may be
    // very many.
    private @Nullable Awaited oldest;
    private @Nullable Awaited newest;
    private List<Reading> readings = List.of(); // replaced, never changed
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
            append(added);
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
        List<Reading> told;
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
                List<Reading> more = new ArrayList<>(readings);
                more.add(reading);
                readings = more;
                first = kept ? first : null;
                again = left ? awaited() : again;
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
        List<Reading> told;
        lock.lock();
        try {
            if (!isAwaited(one)) {
                return; // observed twice
            }
            remove(one);
            append((Link<T>) one);
            told = endIfAllAreHere();
        } finally {
            lock.unlock();
        }
        told.forEach(Reading::proceed);
    }

    /** The readings to tell. Called under the lock. */
    private List<Reading> endIfAllAreHere() {
        if (closed && oldest == null) {
            append(new Link<>(null));
        }
        return readings;
    }

    private void append(Link<T> link) {
        last.next = link;
        last = link;
    }

    private void append(Awaited one) {
        one.before = newest;
        if (newest == null) {
            oldest = one;
        } else {
            newest.after = one;
        }
        newest = one;
    }

    private boolean isAwaited(Awaited one) {
        return one.before != null || oldest == one;
    }

    private void remove(Awaited one) {
        if (one.before == null) {
            oldest = one.after;
        } else {
            one.before.after = one.after;
        }
        if (one.after == null) {
            newest = one.before;
        } else {
            one.after.before = one.before;
        }
        one.before = null;
        one.after = null;
        one.leave = null;
    }

    /** Those that have yet to complete. Called under the lock. */
    private List<Awaited> awaited() {
        List<Awaited> all = new ArrayList<>();
        for (Awaited each = oldest; each != null; each = each.after) {
            all.add(each);
        }
        return all;
    }

    private void done(Reading reading) {
        List<Awaited> leaving = List.of();
        lock.lock();
        try {
            List<Reading> others = new ArrayList<>(readings);
            if (others.remove(reading)) {
                readings = others;
                left = others.isEmpty();
                leaving = left ? awaited() : leaving;
            }
        } finally {
            lock.unlock();
        }
        leaving.forEach(Awaited::leave);
    }

    /** An item, or the end; the first stands before the items. */
    private static class Link<T> {

        final @Nullable TaskRef<T> ref;
        volatile @Nullable Link<T> next; // written once, under lock

        Link(@Nullable TaskRef<T> ref) {
            this.ref = ref;
        }
    }

    /** A reference that has yet to complete, and is an item then. */
    private final class Awaited extends Link<T> implements BiConsumer<T, @Nullable Throwable> {

        private @Nullable Runnable leave; // guarded by lock, as the others
        private @Nullable Awaited before;
        private @Nullable Awaited after;

        Awaited(TaskRef<T> ref) {
            super(ref);
        }

        void observe() {
            Runnable made = Ref.observe(ref, this);
            lock.lock();
            try {
                if (isAwaited(this)) {
                    leave = made;
                }
                if (!left) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            made.run();
        }

        @Override
        public void accept(T value, @Nullable Throwable failure) {
            completed(this);
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
