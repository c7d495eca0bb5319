package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancelling upwards. */
class CancelChainTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void c6_cancelInTheMiddleCancelsWhatFollowsAndLeavesWhatPrecedes() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> middle = first.then(value -> value);
        TaskRef<String> last = middle.then(value -> value);

        middle.cancel();

        assertThatThrownBy(() -> last.result(GUARD)).isInstanceOf(CancellationException.class);
        assertThat(last.status()).isEqualTo(TaskRef.Status.CANCELLED);
        barrier.open();
        assertThat(first.result(GUARD)).isEqualTo("value");
    }

    @Test
    void c6_cancelChainTakesTheSourceAlong() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> last = first.then(value -> value).thenTask(ref -> ref).then(value -> value);

        assertThat(last.cancelChain()).isTrue();

        assertThat(first.isCancelled()).isTrue();
        assertThat(recorder.await(1)).containsExactly("interrupted");
    }

    @Test
    void c6_cancelChainLeavesASourceThatSomethingElseDependsOn() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> one = first.then(value -> value + " for one");
        TaskRef<String> other = first.then(value -> value + " for the other");

        one.cancelChain();
        boolean alive = !first.isDone();
        barrier.open();

        assertThat(alive).isTrue();
        assertThat(one.isCancelled()).isTrue();
        assertThat(other.result(GUARD)).isEqualTo("value for the other");
    }

    @Test
    void c6_theLastOfTwoTakesTheSourceAlong() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> one = first.then(value -> value);
        TaskRef<String> other = first.then(value -> value);

        one.cancel();
        other.cancelChain();

        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void c6_cancellingOneTwiceTakesNothingFromAnotherThatDependsOnTheSource() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> one = first.then(value -> value);
        TaskRef<String> other = first.then(value -> value + " for the other");
        TaskRef<String> third = first.then(value -> value);

        boolean once = one.cancel();
        boolean twice = one.cancel();
        third.cancelChain();
        barrier.open();

        assertThat(once).isTrue();
        assertThat(twice).isFalse();
        assertThat(other.result(GUARD)).isEqualTo("value for the other");
    }

    @Test
    void c6_cancelChainOfAGatheredListTakesAllSourcesAlong() throws Exception {
        Ref<String> first = blocked();
        Ref<String> second = blocked();
        TaskRef<String> kept = second.then(value -> value);

        tutti.tasks().gather(List.of(first, second)).cancelChain();

        assertThat(first.isCancelled()).isTrue();
        assertThat(second.isDone()).isFalse();
        assertThat(kept.isDone()).isFalse();
    }

    @Test
    void c6_stagesOfAReferenceAreOfItsChain() throws Exception {
        Ref<String> first = blocked();
        Ref<String> second = blocked();
        CompletionStage<String> both = first.thenCombine(second, String::concat);

        ((TaskRef<?>) both.thenApply(String::length)).cancelChain();

        assertThat(first.isCancelled()).isTrue();
        assertThat(second.isCancelled()).isTrue();
    }

    @Test
    void c6_somebodyWhoWaitsDependsOnTheSource() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> waiter = tutti.tasks().submit(() -> first.result());
        while (first.free()) {
            Thread.onSpinWait(); // until it really waits
        }

        first.then(value -> value).cancelChain();
        barrier.open();

        assertThat(waiter.result(GUARD)).isEqualTo("value");
    }

    @Test
    void cancellingTheLastSubscriptionOfACancellingViewTakesTheChainAlong() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> next = first.then(value -> value);
        Cancellable one = next.uni(TaskRef.OnUnsubscribe.CANCEL).subscribe().with(value -> {});
        Cancellable other = next.uni().subscribe().with(value -> {});

        one.cancel();
        boolean afterOne = next.isDone();
        other.cancel(); // of a view that leaves it alone
        boolean afterOther = next.isDone();
        next.uni(TaskRef.OnUnsubscribe.CANCEL).subscribe().with(value -> {}).cancel();

        assertThat(afterOne).isFalse();
        assertThat(afterOther).isFalse();
        assertThat(next.isCancelled()).isTrue();
        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void aViewLeavesATaskThatSomethingElseDependsOn() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> next = first.then(value -> value);

        first.uni(TaskRef.OnUnsubscribe.CANCEL).subscribe().with(value -> {}).cancel();
        barrier.open();

        assertThat(next.result(GUARD)).isEqualTo("value");
    }

    @Test
    void cancelChainOfWhatHasCompletedChangesNothing() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> next = first.then(value -> value);
        ((CompletableFuture<String>) next).complete("early");

        assertThat(next.cancelChain()).isFalse();

        assertThat(first.isDone()).isFalse();
    }

    @Test
    void c6_aGatheredListThatHasFailedHoldsNoneOfTheRest() throws Exception {
        Ref<String> first = blocked();

        tutti.tasks().gather(List.of(TaskRef.<String>failed(new IOException("at once")), first));
        first.then(value -> value).cancelChain();

        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void c6_whatTheFirstOfTwoHasCompletedHoldsNotTheOther() throws Exception {
        Ref<String> first = blocked();
        Ref<String> second = tutti.call(tutti.engine().workers(), () -> "second");

        assertThat(second.applyToEither(first, value -> value).get(30, TimeUnit.SECONDS))
                .isEqualTo("second");
        first.then(value -> value).cancelChain();

        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void c6_aTaskThatIsCancelledBeforeItWaitsForItsArgumentsDoesNotHoldThem() throws Exception {
        Ref<String> first = blocked();
        tutti.call(tutti.engine().workers(), () -> {
            Call.current().cancel(false);
            tutti.tasks().submit((String bean, String value) -> bean + value, first);
            recorder.add("submitted");
            return null;
        });
        recorder.await(1);

        first.then(value -> value).cancelChain();

        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void aChainOfAHundredThousandIsCancelledUpwards() throws Exception {
        Ref<String> first = blocked();
        TaskRef<String> last = first;
        List<TaskRef<String>> links = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            last = last.then(value -> value);
            links.add(last);
        }

        last.cancelChain();

        assertThat(first.isCancelled()).isTrue();
        assertThat(links).allSatisfy(link -> assertThat(link.isCancelled()).isTrue());
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
