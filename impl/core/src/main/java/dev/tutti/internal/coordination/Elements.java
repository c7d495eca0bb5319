package dev.tutti.internal.coordination;

import dev.tutti.QueueClosedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.ref.WaitRef;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A queue's elements, for subscribers that take them from one another. Thread-safe. */
final class Elements<T> implements Flow.Publisher<T> {

    private final LocalQueue<T> queue;
    // Where items are handed on, with what contexts, and as part of which call: those of the place where this was made.
    private final Home home;
    private final Executor contexts;
    private final @Nullable Call maker = Call.current();

    Elements(LocalQueue<T> queue, Home home, Executor contexts) {
        this.queue = queue;
        this.home = home;
        this.contexts = contexts;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Taking taking = new Taking(subscriber);
        subscriber.onSubscribe(taking);
        taking.begin();
    }

    /** One subscriber. Its steps are taken one after the other, wherever they are asked for. */
    private final class Taking implements Flow.Subscription, Work {

        private final Flow.Subscriber<? super T> subscriber;
        // Asked for and not yet taken. The first is that of subscribing, and so the subscription comes before anything
        // else.
        private final AtomicInteger steps = new AtomicInteger(1);
        private final AtomicLong demand = new AtomicLong();
        private volatile @Nullable RuntimeException failure; // written before a step is asked for
        private volatile boolean over; // set before next is looked at
        // The element that is waited for, set by a step, before it looks at over. Whoever takes it away sees to it.
        private final AtomicReference<@Nullable WaitRef<T>> next = new AtomicReference<>();

        Taking(Flow.Subscriber<? super T> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long items) {
            if (items <= 0) {
                failure = new IllegalArgumentException("The demand must be > 0, was " + items);
            } else {
                demand.accumulateAndGet(items, (was, more) -> was + more < 0 ? Long.MAX_VALUE : was + more);
            }
            proceed();
        }

        @Override
        public void cancel() {
            over = true;
            giveBack();
        }

        /** Leaves the queue's line; what has been taken already is the queue's first again. */
        private void giveBack() {
            WaitRef<T> taking = next.getAndSet(null);
            if (taking != null && !taking.cancel(true)) {
                Ref.observe(taking, (element, why) -> {
                    if (element != null) {
                        queue.giveBack(element);
                    }
                });
            }
        }

        private void proceed() {
            if (steps.getAndIncrement() == 0) {
                begin();
            }
        }

        void begin() {
            try {
                home.execute(this);
            } catch (RejectedExecutionException e) {
                reject(new RejectedExecutionException(
                        "The application has ended, and with it the stream of " + queue, e));
            }
        }

        @Override
        public void run() {
            try {
                Call.during(maker, () -> contexts.execute(this::step));
            } catch (Throwable e) { // of a subscriber that must not throw, or of contexts that could not be restored
                fail(e);
            }
        }

        @Override
        public void reject(RejectedExecutionException why) {
            fail(why);
        }

        private void fail(Throwable why) {
            boolean first = !over;
            over = true;
            giveBack();
            if (first) {
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
                    fail(failure);
                    return;
                }
                WaitRef<T> taking = next.get();
                if (taking == null) {
                    if (demand.get() == 0) {
                        return;
                    }
                    taking = queue.take(null, null);
                    next.set(taking);
                    if (!taking.isDone()) {
                        Ref.observe(taking, (element, why) -> proceed());
                    }
                } else if (!taking.isDone()) {
                    return;
                } else if (next.compareAndSet(taking, null)) {
                    give(taking);
                }
            }
            giveBack();
        }

        private void give(WaitRef<T> taken) {
            if (taken.status() == TaskRef.Status.SUCCEEDED) {
                if (demand.get() != Long.MAX_VALUE) {
                    demand.decrementAndGet();
                }
                subscriber.onNext(taken.result());
                return;
            }
            over = true;
            Throwable failure = taken.exceptionNow();
            if (failure instanceof QueueClosedException) {
                subscriber.onComplete();
            } else {
                subscriber.onError(failure);
            }
        }
    }
}
