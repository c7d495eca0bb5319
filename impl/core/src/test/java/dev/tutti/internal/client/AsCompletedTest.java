package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsCompleted;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AsCompletedTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final TaskRef.Promise<Integer> first = TaskRef.promise();
    private final TaskRef.Promise<Integer> second = TaskRef.promise();
    private final TaskRef.Promise<Integer> third = TaskRef.promise();

    /** Asks for items when told to, and records what it gets. */
    private static class Reader implements MultiSubscriber<TaskRef<Integer>> {

        private final Recorder<Object> got = new Recorder<>();
        private volatile Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription made) {
            subscription = made;
        }

        @Override
        public void onItem(TaskRef<Integer> item) {
            got.add(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            got.add(failure);
        }

        @Override
        public void onCompletion() {
            got.add("end");
        }
    }

    private static Reader reading(Multi<TaskRef<Integer>> multi) {
        Reader reader = new Reader();
        multi.subscribe().withSubscriber(reader);
        return reader;
    }

    @Test
    void givesEachInTheOrderOfCompletionFailuresAndCancelledOnesToo() throws Exception {
        Reader reader = reading(tutti.tasks().asCompleted(List.of(first, second, third)));
        reader.subscription.request(Long.MAX_VALUE);

        third.fail(new IOException("broken"));
        first.cancel();
        second.complete(2);

        assertThat(reader.got.await(4)).containsExactly(third, first, second, "end");
    }

    @Test
    void orderIsNotedBeforeAnybodySubscribesAndEverySubscriberGetsAll() throws Exception {
        Multi<TaskRef<Integer>> done = tutti.tasks().asCompleted(List.of(first, second));

        second.complete(2);
        first.complete(1);

        assertThat(done.collect().asList().await().indefinitely()).containsExactly(second, first);
        assertThat(done.collect().asList().await().indefinitely()).containsExactly(second, first);
    }

    @Test
    void givesNoMoreThanWasAskedFor() throws Exception {
        Reader reader = reading(tutti.tasks().asCompleted(List.of(first, second, third)));
        first.complete(1);
        second.complete(2);
        third.complete(3);

        reader.subscription.request(2);
        List<Object> two = reader.got.await(2);
        tutti.call(tutti.engine().workers(), () -> null).result();
        List<Object> still = reader.got.events();
        reader.subscription.request(1);

        assertThat(two).containsExactly(first, second);
        assertThat(still).hasSize(2);
        assertThat(reader.got.await(4)).containsExactly(first, second, third, "end");
    }

    @Test
    void demandOfNothingIsAnError() throws Exception {
        Reader reader = new Reader();
        new Completions<Integer>(tutti.engine(), true).subscribe(reader);

        reader.subscription.request(0);

        assertThat(reader.got.await(1).get(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasToString("java.lang.IllegalArgumentException: The demand must be > 0, was 0");
    }

    @Test
    void nothingEndsAtOnce() {
        Multi<TaskRef<Integer>> none = tutti.tasks().asCompleted(List.of());

        assertThat(none.collect().asList().await().indefinitely()).isEmpty();
    }

    @Test
    void cancellingTheSubscriptionCancelsNothing() throws Exception {
        Multi<TaskRef<Integer>> done = tutti.tasks().asCompleted(List.of(first, second));
        Reader reader = reading(done);
        reader.subscription.request(Long.MAX_VALUE);
        first.complete(1);
        reader.got.await(1);

        reader.subscription.cancel();
        boolean open = !second.isDone();
        Reader later = reading(done);
        later.subscription.request(Long.MAX_VALUE);
        second.complete(2);

        assertThat(open).isTrue();
        assertThat(later.got.await(3)).containsExactly(first, second, "end");
        assertThat(reader.got.events()).containsExactly(first);
    }

    @Test
    void neverEmitsOnTheThreadThatCompletes() throws Exception {
        Recorder<String> threads = new Recorder<>();
        tutti.tasks()
                .asCompleted(List.of(first))
                .subscribe()
                .with(ref -> threads.add(Thread.currentThread().getName()));

        first.complete(1);

        assertThat(threads.await(1).get(0)).startsWith("tutti-worker");
    }

    @Test
    void contextsAreThoseOfThePlaceWhereItWasAskedFor() throws Exception {
        Recorder<String> callers = new Recorder<>();
        Multi<TaskRef<Integer>> done = Caller.as("alice", () -> tutti.tasks().asCompleted(List.of(first)));
        Caller.as("bob", () -> done.subscribe().with(ref -> callers.add(Caller.name())));

        Caller.as("carol", () -> first.complete(1));

        assertThat(callers.await(1)).containsExactly("alice");
    }

    @Test
    void comesHomeToTheActorThatAskedForIt() throws Exception {
        TestActor actor = tutti.actor();
        Barrier barrier = new Barrier();
        Recorder<String> order = new Recorder<>();
        actor.turn(() -> tutti.tasks().asCompleted(List.of(first)).subscribe().with(ref -> order.add("item")))
                .result();
        actor.tell(() -> {
            barrier.pass();
            order.add("turn");
            return null;
        });
        barrier.awaitArrivals(1);

        first.complete(1);
        for (int i = 0; i < 1000; i++) { // time enough for a worker to give the item in the middle of the turn
            tutti.call(tutti.engine().workers(), () -> null).result();
        }
        barrier.open();

        assertThat(order.await(2)).containsExactly("turn", "item");
    }

    @Test
    void givesTenThousandEachOnce() {
        List<TaskRef<Integer>> many = tutti.tasks().map(x -> x, Collections.nCopies(10_000, 1));

        List<TaskRef<Integer>> done =
                tutti.tasks().asCompleted(many).collect().asList().await().indefinitely();

        assertThat(done).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void namesTheElementThatIsNull() {
        List<TaskRef<Integer>> refs = Arrays.asList(first, null);

        assertThatThrownBy(() -> tutti.tasks().asCompleted(refs))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
    }

    @Test
    void takesMoreWhileItIsReadUntilItIsClosed() throws Exception {
        AsCompleted<Integer> done = tutti.tasks().asCompleted();
        done.add(first);
        Reader reader = reading(done.multi());
        reader.subscription.request(Long.MAX_VALUE);

        first.complete(1);
        List<Object> one = reader.got.await(1);
        done.addAll(List.of(second, third));
        done.close();
        done.close();
        third.complete(3);
        second.complete(2);

        assertThat(one).containsExactly(first);
        assertThat(reader.got.await(4)).containsExactly(first, third, second, "end");
    }

    @Test
    void subscriberMayAddWhatItsItemLeadsTo() {
        AsCompleted<Integer> numbers = tutti.tasks().asCompleted();
        numbers.add(tutti.tasks().submit(() -> 5));

        List<Integer> all = numbers.multi()
                .map(TaskRef::result)
                .invoke(number -> {
                    if (number == 0) {
                        numbers.close();
                    } else {
                        numbers.add(tutti.tasks().submit(x -> x - 1, number));
                    }
                })
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(all).containsExactly(5, 4, 3, 2, 1, 0);
    }

    @Test
    void nothingIsAddedOnceItIsClosed() {
        AsCompleted<Integer> done = tutti.tasks().asCompleted();
        done.close();

        assertThatThrownBy(() -> done.add(first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before close()");
    }

    @Test
    void whatIsAddedToIsReadOnce() throws Exception {
        AsCompleted<Integer> done = tutti.tasks().asCompleted();
        reading(done.multi());

        Reader another = reading(done.multi());

        assertThat(another.got.await(1).get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theEndComesAfterTheSubscription() throws Exception {
        AsCompleted<Integer> none = tutti.tasks().asCompleted();
        Recorder<String> signals = new Recorder<>();
        CountDownLatch early = new CountDownLatch(1);

        ((Completions<Integer>) none).subscribe(new Reader() {
            @Override
            public void onSubscribe(Flow.Subscription made) {
                none.close();
                try {
                    signals.add(early.await(200, TimeUnit.MILLISECONDS) ? "early end" : "subscription");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void onCompletion() {
                early.countDown();
                signals.add("end");
            }
        });

        assertThat(signals.await(2)).containsExactly("subscription", "end");
    }
}
