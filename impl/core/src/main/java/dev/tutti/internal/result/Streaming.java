package dev.tutti.internal.result;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to the stream that a body returned. It is a task of its own, which passes the same links as the body did and
 * so holds a permit from its start to the stream's end; what the stream emits on demand it emits there, never on the
 * subscriber's thread. Between two demands it has no thread.
 */
final class Streaming implements Flow.Subscription, Flow.Subscriber<Object> {

    private final Ref<Object> method;
    private final Flow.Publisher<Object> stream;
    private final @Nullable Call subscriber;
    private final Flow.Subscriber<? super Object> downstream;

    /** The stream's end, for which its task waits. Cancelled with the task. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private final AtomicBoolean over = new AtomicBoolean(); // whether downstream has an end coming, or wants no more
    private final AtomicInteger signals = new AtomicInteger(); // to downstream, under way: the end waits for the items
    private final AtomicReference<@Nullable Runnable> last = new AtomicReference<>(); // the end, until it is told
    private final AtomicLong demand = new AtomicLong(); // asked for by downstream, and not yet of the stream
    // Rounds of passing demand on that are to be made. Whoever raises it from 0 makes them; 1 stands for the first,
    // which
    // is made when the stream is subscribed to.
    private final AtomicInteger rounds = new AtomicInteger(1);
    private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>(); // set once
    // Completed after downstream has its subscription. The task may have begun by then, and more may have been asked
    // for.
    private final CompletableFuture<Ref<Object>> task = new CompletableFuture<>();
    private volatile @Nullable Thread emitting; // a thread that has the contexts that items need

    Streaming(
            Ref<Object> method,
            Flow.Publisher<Object> stream,
            @Nullable Call subscriber,
            Flow.Subscriber<? super Object> downstream) {
        this.method = method;
        this.stream = stream;
        this.subscriber = subscriber;
        this.downstream = downstream;
    }

    void start() {
        downstream.onSubscribe(this);
        if (over.get()) {
            return;
        }
        end.whenComplete((none, failure) -> stopped());
        Ref<Object> submitted = method.again(subscriber, () -> {
            withContexts(() -> stream.subscribe(this));
            return end;
        });
        watch(submitted);
        task.complete(submitted);
    }

    /** A task that is refused, cancelled or failed ends the stream. */
    private void watch(Ref<Object> part) {
        part.looked();
        Ref.observe(part, (value, failure) -> {
            if (failure != null) {
                abort(failure);
            }
        });
    }

    /** Ends the stream, which knows nothing of the failure. */
    private void abort(Throwable failure) {
        boolean first = over.compareAndSet(false, true); // before the cancellation is told as if it were the reason
        end.cancel(false);
        if (first) {
            tell(() -> downstream.onError(failure));
        }
    }

    private void stopped() {
        Flow.Subscription from = upstream.get();
        if (end.isCancelled() && from != null) {
            from.cancel();
        }
    }

    // ---- downstream asks

    @Override
    public void request(long items) {
        if (items <= 0) {
            abort(new IllegalArgumentException("request(n) needs an n of 1 or more, was " + items));
            stop();
            return;
        }
        demand.accumulateAndGet(items, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
        if (rounds.getAndIncrement() == 0) {
            task.thenAccept(subscribed -> watch(subscribed.within(() -> {
                withContexts(this::passOn);
                return null;
            })));
        }
    }

    @Override
    public void cancel() {
        over.set(true);
        stop();
    }

    private void stop() {
        boolean elsewhere = emitting != Thread.currentThread(); // the interrupt of this thread would hit downstream
        task.thenAccept(subscribed -> subscribed.cancel(elsewhere));
    }

    private void passOn() {
        Flow.Subscription from = Objects.requireNonNull(upstream.get(), "a stream gives a subscription first");
        int made;
        do {
            made = rounds.get();
            long items = demand.getAndSet(0);
            if (items > 0) {
                from.request(items); // which may emit, and so bring more demand: that is the next round's
            }
        } while (rounds.addAndGet(-made) != 0);
    }

    /** Runs the work, on a worker that has them already. */
    private void withContexts(Runnable work) {
        emitting = Thread.currentThread();
        try {
            work.run();
        } finally {
            emitting = null;
        }
    }

    // ---- the stream gives

    @Override
    public void onSubscribe(Flow.Subscription from) {
        if (!upstream.compareAndSet(null, from)) {
            from.cancel();
        } else if (end.isDone()) {
            from.cancel();
        } else {
            passOn();
        }
    }

    @Override
    public void onNext(Object item) {
        signals.incrementAndGet();
        try {
            if (!over.get()) {
                give(() -> downstream.onNext(item));
            }
        } catch (Throwable e) { // of contexts that cannot be applied any more, or of a subscriber that must not throw
            abort(e);
        } finally {
            given();
        }
    }

    @Override
    public void onError(Throwable failure) {
        finish(() -> downstream.onError(failure));
    }

    @Override
    public void onComplete() {
        finish(downstream::onComplete);
    }

    private void finish(Runnable signal) {
        if (over.compareAndSet(false, true)) {
            end.complete(null);
            tell(signal);
        }
    }

    private void tell(Runnable signal) {
        last.set(signal);
        signals.incrementAndGet();
        given();
    }

    /** The end may come from elsewhere while the stream gives an item, and is told after that. */
    private void given() {
        if (signals.decrementAndGet() == 0 && last.get() != null) {
            try {
                give(this::tellLast);
            } catch (Throwable e) { // as above, and the end must be told
                tellLast();
            }
        }
    }

    private void tellLast() {
        Runnable signal = last.getAndSet(null);
        if (signal != null) {
            signal.run();
        }
    }

    private void give(Runnable signal) {
        if (emitting == Thread.currentThread()) {
            signal.run();
        } else {
            method.withContexts(signal); // the stream emits on a thread of its own
        }
    }
}
