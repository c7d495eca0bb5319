package dev.tutti.internal.result;

import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    private final AtomicBoolean over =
            new AtomicBoolean(); // whether downstream has been told the end, or wants no more
    private final AtomicLong demand = new AtomicLong(); // asked for by downstream, and not yet of the stream
    // Rounds of passing demand on that are to be made. Whoever raises it from 0 makes them; 1 stands for the first,
    // which
    // is made when the stream is subscribed to.
    private final AtomicInteger rounds = new AtomicInteger(1);
    private volatile Flow.@Nullable Subscription upstream; // written once
    private volatile @Nullable Ref<Object> task; // written once, after downstream has its subscription
    private volatile @Nullable Thread emitting; // who passes demand on, with the contexts that items need

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
            stream.subscribe(this);
            return end;
        });
        task = submitted;
        watch(submitted);
        if (over.get()) { // by somebody who did not see the task yet
            submitted.cancel();
        }
    }

    /** A task that is refused, cancelled or failed ends the stream. */
    private void watch(Ref<Object> part) {
        part.looked();
        Ref.observe(part, (value, failure) -> {
            if (failure != null) {
                end.cancel(false); // the stream knows nothing of it
                onError(failure);
            }
        });
    }

    private void stopped() {
        Flow.Subscription from = upstream;
        if (end.isCancelled() && from != null) {
            from.cancel();
        }
    }

    // ---- downstream asks

    @Override
    public void request(long items) {
        if (items <= 0) {
            onError(new IllegalArgumentException("request(n) needs an n of 1 or more, was " + items));
            stop();
            return;
        }
        demand.accumulateAndGet(items, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
        Ref<Object> subscribed = task;
        if (rounds.getAndIncrement() == 0 && subscribed != null) {
            watch(subscribed.within(() -> {
                passOn();
                return null;
            }));
        }
    }

    @Override
    public void cancel() {
        over.set(true);
        stop();
    }

    private void stop() {
        Ref<Object> subscribed = task;
        if (subscribed != null) {
            subscribed.cancel();
        }
    }

    private void passOn() {
        Flow.Subscription from = Objects.requireNonNull(upstream, "a stream gives a subscription first");
        int made;
        do {
            made = rounds.get();
            long items = demand.getAndSet(0);
            if (items > 0) {
                emitting = Thread.currentThread();
                from.request(items); // which may emit, and so bring more demand: that is the next round's
                emitting = null;
            }
        } while (rounds.addAndGet(-made) != 0);
    }

    // ---- the stream gives

    @Override
    public void onSubscribe(Flow.Subscription from) {
        upstream = from;
        if (end.isDone()) {
            from.cancel();
        } else {
            passOn();
        }
    }

    @Override
    public void onNext(Object item) {
        give(() -> downstream.onNext(item));
    }

    @Override
    public void onError(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            end.complete(null);
            give(() -> downstream.onError(failure));
        }
    }

    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            end.complete(null);
            give(downstream::onComplete);
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
