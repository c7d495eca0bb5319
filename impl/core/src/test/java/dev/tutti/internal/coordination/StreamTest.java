package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.AsyncQueue;
import dev.tutti.TaskRef;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Engine;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> got = new Recorder<>();

    private AsyncQueue<Integer> queue;

    @BeforeEach
    void makeQueue() {
        queue = new Coordinator(tutti.engine()).queue(10_000);
    }

    @Test
    void givesElementsInOrderUntilTheQueueIsClosed() throws Exception {
        queue.stream().subscribe().with(got::add, got::add, () -> got.add("end"));

        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            queue.put(i);
            all.add(i);
        }
        queue.close();
        all.add("end");

        assertThat(got.await(10_001)).isEqualTo(all);
    }

    @Test
    void takesNoMoreThanIsAskedFor() throws Exception {
        IntStream.range(0, 5).forEach(queue::offer);
        Subscriber subscriber = new Subscriber();
        queue.stream().subscribe(subscriber);

        subscriber.subscription.request(2);

        assertThat(got.await(2)).containsExactly(0, 1);
        assertThat(queue.take().result(BOUND)).isEqualTo(2);
        subscriber.subscription.request(1);
        assertThat(got.await(3)).containsExactly(0, 1, 3);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void cancelledOneTakesNothing() throws Exception {
        Subscriber subscriber = new Subscriber();
        queue.stream().subscribe(subscriber);
        subscriber.subscription.request(2);
        queue.put(0);
        got.await(1);

        subscriber.subscription.cancel();
        queue.put(1);

        assertThat(queue.take().result(BOUND)).isEqualTo(1);
        assertThat(got.events()).containsExactly(0);
    }

    @Test
    void elementInFlightIsTheFirstAgainWhenItIsCancelled() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        tutti.call(
                        tutti.engine().loop(),
                        () -> { // the subscriber's home, which is busy when the element comes
                            Subscriber subscriber = new Subscriber();
                            queue.stream().subscribe(subscriber);
                            subscriber.subscription.request(1);
                            tutti.call(tutti.engine().loop(), () -> {
                                busy.countDown();
                                return cancelled.await(30, TimeUnit.SECONDS);
                            });
                            return subscriber;
                        })
                .then(subscriber -> {
                    busy.await();
                    queue.put(0);
                    queue.put(1);
                    ((Subscriber) subscriber).subscription.cancel();
                    return null;
                })
                .result(BOUND);

        TaskRef<Integer> next = queue.take();
        cancelled.countDown();

        assertThat(next.result(BOUND)).isEqualTo(0);
        assertThat(queue.poll()).contains(1);
        assertThat(got.events()).isEmpty();
    }

    @Test
    void severalShareTheElements() throws Exception {
        for (int i = 0; i < 4; i++) {
            queue.stream().subscribe().with(got::add);
        }
        IntStream.range(0, 1000).forEach(queue::offer);

        assertThat(got.await(1000)).doesNotHaveDuplicates().hasSize(1000);
        queue.close();
    }

    @Test
    void itemsComeWhereItWasMadeWithItsContexts() throws Exception {
        Caller.as(
                        "alice",
                        () -> tutti.actor().turn(() -> {
                            Object turns = Engine.here();
                            queue.stream()
                                    .subscribe()
                                    .with(item -> got.add(
                                            Caller.name() + (Engine.here() == turns ? " at home" : " elsewhere")));
                            return null;
                        }))
                .result(BOUND);

        queue.put(1);

        assertThat(got.await(1)).containsExactly("alice at home");
        queue.close();
    }

    @Test
    void demandBelowOneFails() throws Exception {
        Subscriber subscriber = new Subscriber();
        queue.stream().subscribe(subscriber);

        subscriber.subscription.request(0);

        assertThat(got.await(1).get(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subscriberThatThrowsIsToldAndTakesNoMore() throws Exception {
        Flow.Publisher<Integer> raw = new Elements<>(
                (LocalQueue<Integer>) queue,
                tutti.engine().workers(),
                tutti.engine().carrier().capture());
        raw.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Integer item) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onError(Throwable failure) {
                got.add(failure.getMessage());
            }

            @Override
            public void onComplete() {}
        });

        queue.put(0);
        got.await(1);
        queue.put(1);

        assertThat(got.events()).containsExactly("broken");
        assertThat(queue.poll()).contains(1);
    }

    @Test
    void failsWhenTheEngineCloses() throws Exception {
        Cancellable running = queue.stream().subscribe().with(got::add, got::add);

        tutti.engine().close();

        assertThat(got.await(1).get(0)).isInstanceOf(RejectedExecutionException.class);
        running.cancel();
    }

    private final class Subscriber implements Flow.Subscriber<Integer> {

        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer item) {
            got.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            got.add(failure);
        }

        @Override
        public void onComplete() {
            got.add("end");
        }
    }
}
