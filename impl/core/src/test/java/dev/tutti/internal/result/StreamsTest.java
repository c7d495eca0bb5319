package dev.tutti.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamsTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();
    private final CountDownLatch end = new CountDownLatch(1);
    private Executor contexts = Runnable::run;

    @Test
    void demandPassesThroughToTheBodysStream() throws Exception {
        Subscriber subscriber = new Subscriber();
        streamOf(endless()).subscribe(subscriber);

        subscriber.ask(2);
        List<Object> two = subscriber.items.await(2);
        subscriber.ask(3);
        subscriber.items.await(5);

        assertThat(two).containsExactly(1, 2);
        assertThat(subscriber.items.events()).containsExactly(1, 2, 3, 4, 5);
        assertThat(recorder.events()).containsExactly("request 2", "request 3");
    }

    @Test
    void theStreamEmitsOnWorkersAndNeverOnWhoeverAsksForMore() throws Exception {
        Subscriber subscriber = new Subscriber();
        streamOf(Multi.createFrom().items(1, 2, 3))
                .onItem()
                .invoke(item -> recorder.add(Thread.currentThread().getName()))
                .subscribe(subscriber);

        subscriber.ask(1);
        subscriber.items.await(1);
        subscriber.ask(2);
        subscriber.items.await(3);

        assertThat(recorder.events())
                .hasSize(3)
                .allSatisfy(thread -> assertThat((String) thread).startsWith("tutti-worker"));
    }

    @Test
    void itemsHaveTheContextsOfTheCallWhereverTheyAreEmitted() throws Exception {
        Multi<Object> stream = Caller.as(
                "alice",
                () -> streamOf(Multi.createFrom().emitter(emitter -> {
                    Thread foreign = new Thread(() -> emitter.emit(1).emit(2).complete());
                    foreign.start();
                })));

        Caller.as(
                "bob",
                () -> stream.onItem()
                        .invoke(item -> recorder.add(Caller.name()))
                        .collect()
                        .asList()
                        .await()
                        .atMost(GUARD));

        assertThat(recorder.events()).containsExactly("alice", "alice");
    }

    @Test
    void aStreamThatNobodySubscribesToHoldsNoPermit() {
        Gate gate = tutti.gate(1, 10);
        Ref<Object> ref = tutti.call(gate, this::endless);
        Streams.of(ref);
        ref.result(GUARD);

        assertThat(gate.free()).isEqualTo(1);
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aStreamHoldsAPermitUntilItIsCancelled() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Subscriber first = new Subscriber();
        streamOf(gate, endless()).subscribe(first);
        first.ask(1);
        first.items.await(1);

        Subscriber second = new Subscriber();
        streamOf(gate, endless()).subscribe(second);
        second.ask(1);
        int waiting = gate.waiting();
        first.cancel();
        second.items.await(1);
        second.cancel();
        tutti.call(gate, () -> null).result(GUARD);

        assertThat(waiting).isEqualTo(1);
    }

    @Test
    void theEndOfAStreamGivesItsPermitBack() {
        Gate gate = tutti.gate(1, 10);

        for (int i = 0; i < 100; i++) {
            List<Object> items = streamOf(gate, Multi.createFrom().items(1, 2))
                    .collect()
                    .asList()
                    .await()
                    .atMost(GUARD);
            assertThat(items).containsExactly(1, 2);
            Throwable failure = streamOf(gate, Multi.createFrom().failure(new IOException("broken")))
                    .toUni()
                    .onItemOrFailure()
                    .transform((item, reason) -> reason)
                    .await()
                    .atMost(GUARD);
            assertThat(failure).isInstanceOf(IOException.class);
        }

        tutti.call(gate, () -> null).result(GUARD);
    }

    @Test
    void aSubscriptionBeyondTheLimitFails() throws Exception {
        Gate gate = tutti.gate(1, 1);
        Multi<Object> stream = streamOf(gate, endless());
        Subscriber holder = new Subscriber();
        stream.subscribe(holder);
        holder.ask(1);
        holder.items.await(1);
        stream.subscribe(new Subscriber()); // waits

        Subscriber refused = new Subscriber();
        stream.subscribe(refused);

        assertThat(refused.ends.await(1).get(0))
                .isInstanceOf(PendingLimitExceededException.class)
                .asString()
                .contains("Test.gate is full");
    }

    @Test
    void eachSubscriberHasAStreamOfItsOwn() {
        Multi<Object> stream = streamOf(Multi.createFrom().items(1, 2));

        assertThat(stream.collect().asList().await().atMost(GUARD)).containsExactly(1, 2);
        assertThat(stream.collect().asList().await().atMost(GUARD)).containsExactly(1, 2);
    }

    @Test
    void cancellingInterruptsABodyThatEmits() throws Exception {
        Subscriber subscriber = new Subscriber();
        streamOf(Multi.createFrom().<Integer, Object>generator(() -> 0, (count, emitter) -> {
                    if (count == 1) {
                        stuck();
                    }
                    emitter.emit(count);
                    return count + 1;
                }))
                .subscribe(subscriber);
        subscriber.ask(1);
        subscriber.items.await(1);
        subscriber.ask(1);
        barrier.awaitArrivals(1);

        subscriber.cancel();

        assertThat(recorder.await(1)).containsExactly("interrupted");
        assertThat(subscriber.items.events()).containsExactly(0);
    }

    @Test
    void cancellingATaskCancelsTheStreamsItHasSubscribedTo() throws Exception {
        Multi<Object> stream = streamOf(endless().onCancellation().invoke(() -> recorder.add("cancelled")));
        Ref<Object> task = tutti.call(tutti.engine().workers(), () -> {
            Subscriber mine = new Subscriber();
            stream.subscribe(mine);
            mine.ask(1);
            mine.items.await(1);
            barrier.pass();
            return null;
        });
        barrier.awaitArrivals(1);

        task.cancel();

        assertThat(recorder.await(2)).containsExactly("request 1", "cancelled");
    }

    @Test
    void cancellingAtOnceNeverStartsTheStream() {
        Gate gate = tutti.gate(1, 10);
        Subscriber subscriber = new Subscriber() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }
        };

        streamOf(gate, endless()).subscribe(subscriber);
        tutti.call(gate, () -> null).result(GUARD);

        assertThat(recorder.events()).isEmpty();
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void aHundredThousandItemsAskedForOneByOneComeInOrder() {
        List<Integer> many = IntStream.range(0, 100_000).boxed().toList();

        List<Object> items = streamOf(Multi.createFrom().iterable(many))
                .onItem()
                .transformToUniAndConcatenate(item -> Uni.createFrom().item(item))
                .collect()
                .asList()
                .await()
                .atMost(GUARD);

        assertThat(items).isEqualTo(many);
    }

    @Test
    void demandThatComesBeforeItsTaskIsKnownIsNotLost() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch passedOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Strategy workers = tutti.engine().at(tutti.engine().workers());
        Ref<Object> method = tutti.call(
                (Strategy) call -> {
                    workers.apply(call);
                    if (calls.incrementAndGet() == 2) { // whoever subscribes is held up here
                        uninterrupted(asked);
                    }
                },
                () -> (Flow.Publisher<Object>) items -> {
                    new Source(items).open();
                    passedOn.countDown();
                });
        method.result(GUARD);
        Subscriber subscriber = new Subscriber();
        Thread subscribes = new Thread(() -> Streams.of(method).subscribe(subscriber));
        subscribes.start();
        uninterrupted(passedOn);

        subscriber.ask(1);
        asked.countDown();
        subscribes.join();
        recorder.await(1);
        subscriber.ask(1);

        assertThat(recorder.await(2)).containsExactly("request 1", "request 1");
    }

    @Test
    void aSubscriberThatHasEnoughIsNotInterruptedItself() throws Exception {
        streamOf(Multi.createFrom().range(0, 100))
                .select()
                .first(3)
                .onCompletion()
                .invoke(() -> recorder.add(Thread.currentThread().isInterrupted()))
                .subscribe()
                .with(item -> {});

        assertThat(recorder.await(1)).containsExactly(false);
    }

    @Test
    void theEndIsToldAfterTheItemThatIsBeingGiven() throws Exception {
        Subscriber subscriber = new Subscriber() {
            @Override
            public void onNext(Object item) {
                recorder.add("given");
                uninterrupted(end);
                super.onNext(item);
            }
        };
        AtomicReference<Call> running = new AtomicReference<>();
        Source source = subscribed(subscriber, running);
        Thread gives = new Thread(() -> source.items.onNext(1));
        gives.start();
        recorder.await(2);

        running.get().cancel(true);
        List<Object> endsBefore = subscriber.ends.events();
        end.countDown();
        subscriber.ends.await(1);
        gives.join();
        source.items.onNext(2);

        assertThat(endsBefore).isEmpty();
        assertThat(subscriber.items.events()).containsExactly(1);
        assertThat(subscriber.ends.events()).hasSize(1);
    }

    @Test
    void anImpossibleDemandEndsTheStream() throws Exception {
        Subscriber subscriber = new Subscriber();
        subscribed(subscriber, new AtomicReference<>());

        subscriber.ask(0);

        assertThat(recorder.await(2)).containsExactly("request 1", "cancel");
        assertThat(subscriber.ends.await(1).get(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemsHaveTheContextsOfTheCallThoughTheSubscriptionIsMadeElsewhere() throws Exception {
        Multi<Object> stream = Caller.as(
                "alice",
                () -> Streams.of(tutti.call(tutti.engine().workers(), () -> (Flow.Publisher<Object>)
                        items -> new Thread(() -> Multi.createFrom().items(1, 2).subscribe(items)).start())));

        stream.onItem()
                .invoke(item -> recorder.add(Caller.name()))
                .collect()
                .asList()
                .await()
                .atMost(GUARD);

        assertThat(recorder.events()).containsExactly("alice", "alice");
    }

    @Test
    void contextsThatCannotBeAppliedAnyMoreFailTheStream() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        contexts = work -> {
            if (gone.get()) {
                throw new IllegalStateException("gone");
            }
            work.run();
        };
        Subscriber subscriber = new Subscriber();
        Source source = subscribed(subscriber, new AtomicReference<>());

        gone.set(true);
        source.items.onNext(1);

        assertThat(recorder.await(2)).containsExactly("request 1", "cancel");
        assertThat(subscriber.ends.await(1).get(0))
                .isInstanceOf(IllegalStateException.class)
                .asString()
                .contains("gone");
    }

    /** Subscribes without what Mutiny puts between, and asks for one item. */
    private Source subscribed(Subscriber subscriber, AtomicReference<Call> running) throws Exception {
        AtomicReference<Source> source = new AtomicReference<>();
        Flow.Publisher<Object> publisher = items -> {
            source.set(new Source(items));
            source.get().open();
        };
        Strategy workers = tutti.engine().at(tutti.engine().workers());
        Strategy chain = call -> {
            running.set(call);
            workers.apply(call);
        };
        Ref<Object> method =
                Ref.submit(tutti.engine(), contexts, new Call("Test.body", contexts, () -> publisher), chain);
        method.result(GUARD);
        new Streaming(method, publisher, null, subscriber).start();
        subscriber.ask(1);
        recorder.await(1);
        return source.get();
    }

    private static void uninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!latch.await(GUARD.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("It hangs");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what is asked of it, and gives what the test gives. */
    private final class Source implements Flow.Subscription {

        private final Flow.Subscriber<? super Object> items;

        Source(Flow.Subscriber<? super Object> items) {
            this.items = items;
        }

        void open() {
            items.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            recorder.add("request " + count);
        }

        @Override
        public void cancel() {
            recorder.add("cancel");
        }
    }

    private void stuck() {
        try {
            barrier.pass();
        } catch (InterruptedException e) {
            recorder.add("interrupted");
            throw new CancellationException();
        }
    }

    private Multi<Object> endless() {
        return Multi.createFrom()
                .<Integer, Object>generator(() -> 1, (count, emitter) -> {
                    emitter.emit(count);
                    return count + 1;
                })
                .onRequest()
                .invoke(items -> recorder.add("request " + items));
    }

    private Multi<Object> streamOf(Multi<?> stream) {
        return streamOf(tutti.engine().at(tutti.engine().workers()), stream);
    }

    private Multi<Object> streamOf(Strategy chain, Multi<?> stream) {
        return Streams.of(tutti.call(chain, () -> stream));
    }

    /** Takes what it has asked for. */
    private static class Subscriber implements Flow.Subscriber<Object> {

        final Recorder<Object> items = new Recorder<>();
        final Recorder<Object> ends = new Recorder<>();
        private final Recorder<Flow.Subscription> subscriptions = new Recorder<>();

        void ask(long count) throws InterruptedException {
            subscriptions.await(1).get(0).request(count);
        }

        void cancel() throws InterruptedException {
            subscriptions.await(1).get(0).cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriptions.add(subscription);
        }

        @Override
        public void onNext(Object item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure);
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }
}
