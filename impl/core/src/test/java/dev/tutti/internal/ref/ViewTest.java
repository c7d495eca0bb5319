package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ViewTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void bodyStartsThoughNobodySubscribes() throws Exception {
        tutti.call(tutti.engine().workers(), () -> {
                    recorder.add("started");
                    return null;
                })
                .owned();

        assertThat(recorder.await(1)).containsExactly("started");
    }

    @Test
    void threeSubscriptionsRunTheBodyOnce() {
        AtomicInteger runs = new AtomicInteger();
        Uni<Integer> owned = tutti.<Integer>call(tutti.engine().workers(), runs::incrementAndGet)
                .owned();

        List<Integer> values = List.of(
                owned.subscribeAsCompletionStage().join(),
                owned.subscribeAsCompletionStage().join(),
                owned.subscribeAsCompletionStage().join());

        assertThat(values).containsExactly(1, 1, 1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void retryRunsNothingAgain() {
        AtomicInteger runs = new AtomicInteger();
        Exception failure = new Exception("broken");
        Uni<Integer> owned = tutti.<Integer>call(tutti.engine().workers(), () -> {
                    runs.incrementAndGet();
                    throw failure;
                })
                .owned();

        var result = owned.onFailure().retry().atMost(3).subscribeAsCompletionStage();

        assertThatThrownBy(result::get).hasCause(failure);
        assertThat(runs).hasValue(1);
    }

    @Test
    void cancellingTheLastSubscriptionOfAnOwnedViewCancelsTheTask() throws Exception {
        Ref<String> ref = blocked();
        Uni<String> owned = ref.owned();
        Cancellable first = owned.subscribe().with(value -> {}, failure -> {});
        Cancellable second = owned.subscribe().with(value -> {}, failure -> {});

        first.cancel();
        boolean afterOne = ref.isCancelled();
        second.cancel();

        assertThat(afterOne).isFalse();
        assertThat(ref.isCancelled()).isTrue();
        assertThat(recorder.await(1)).containsExactly("interrupted");
    }

    @Test
    void cancellingOneSubscriptionTwiceCountsOnce() throws Exception {
        Ref<String> ref = blocked();
        Uni<String> owned = ref.owned();
        Cancellable first = owned.subscribe().with(value -> {}, failure -> {});
        owned.subscribe().with(value -> recorder.add(value), failure -> {});

        first.cancel();
        first.cancel();
        barrier.open();

        assertThat(recorder.await(1)).containsExactly("value");
    }

    @Test
    void cancellingASubscriptionOfUniLeavesTheTaskAlone() throws Exception {
        Ref<String> ref = blocked();
        Cancellable only = ref.uni().subscribe().with(value -> recorder.add("told"), failure -> recorder.add("told"));

        only.cancel();
        barrier.open();

        assertThat(ref.result()).isEqualTo("value");
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void lateSubscriberGetsTheResult() {
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> "value");
        ref.result();

        String late = ref.uni().subscribeAsCompletionStage().join();

        assertThat(late).isEqualTo("value");
    }

    @Test
    void cancelledTaskFailsItsSubscribers() throws Exception {
        Ref<String> ref = blocked();
        ref.uni()
                .subscribe()
                .with(value -> {}, failure -> recorder.add(failure.getClass().getSimpleName()));

        ref.cancel();

        assertThat(recorder.await(2)).containsExactlyInAnyOrder("CancellationException", "interrupted");
    }

    @Test
    void emitsOnTheLoopWhereItWasTaken() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        Ref<String> where = tutti.call(
                tutti.engine().loop(),
                () -> promise.uni().map(value -> Thread.currentThread().getName()));
        tutti.call(tutti.engine().loop(), () -> null).result(); // by now the Uni is subscribed to

        promise.complete("value");

        assertThat(where.result()).startsWith("tutti-loop");
    }

    private Ref<String> blocked() throws InterruptedException {
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> {
            try {
                barrier.pass();
            } catch (InterruptedException e) {
                recorder.add("interrupted");
            }
            return "value";
        });
        barrier.awaitArrivals(1);
        return ref;
    }
}
