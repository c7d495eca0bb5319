package dev.tutti.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamsTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

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
