package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who of the engine is told of a completion, and when, whoever completes a reference and by which method. */
class ListenersTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Ref<Integer> ref = (Ref<Integer>) TaskRef.<Integer>promise();
    private final List<Integer> told = new ArrayList<>();

    private Runnable listen(int id) {
        return ref.whenSettled((value, failure) -> told.add(id));
    }

    @Test
    void areToldInOrderOfArrivalWithoutThoseWhoHaveLeft() {
        Runnable alone = listen(0);
        alone.run();
        listen(1);
        Runnable inside = listen(2);
        listen(3);
        Runnable last = listen(4);
        inside.run();
        inside.run();
        last.run();
        alone.run();
        listen(5);

        ref.complete(1);

        assertThat(told).containsExactly(1, 3, 5);
    }

    @Test
    void firstOneMayLeaveOthersBehind() {
        Runnable first = listen(0);
        listen(1);
        first.run();

        ref.complete(1);

        assertThat(told).containsExactly(1);
    }

    @Test
    void areToldBeforeWhoComesAfterTheCompletion() {
        listen(0);
        ref.complete(1);
        listen(1);

        assertThat(told).containsExactly(0, 1);
    }

    @Test
    void dependentMayWaitForAContinuationWhileTheReferenceCompletes() {
        CompletableFuture<Integer> waits =
                ref.thenApply(value -> ref.then(v -> v + 1).result(BOUND));

        ref.complete(1);

        assertThat(waits).isCompletedWithValue(2);
    }

    @Test
    void dependentMayWaitForAContinuationThatWasThereBefore() {
        TaskRef<Integer> before = ref.then(value -> value + 1);
        CompletableFuture<Integer> waits = ref.thenApply(value -> before.result(BOUND));

        ref.complete(1);

        assertThat(waits).isCompletedWithValue(2);
    }

    @Test
    void stagesThatTheJdkCompletesTellTooWhicheverMethodMadeThem() {
        Ref<Integer> copy = (Ref<Integer>) ref.copy();
        TaskRef<Integer> next = copy.then(value -> value + 1);
        TaskRef<Integer> relayed = tutti.tasks().gather(List.of(copy)).then(values -> values.get(0));

        ref.complete(1);

        assertThat(next.result(BOUND)).isEqualTo(2);
        assertThat(relayed.result(BOUND)).isEqualTo(1);
    }

    @Test
    void stageThatFailsTellsTheOriginal() {
        TaskRef<Integer> next = ((Ref<Integer>) ref.thenApply(value -> value)).then(value -> value + 1);

        ref.completeExceptionally(new IOException("broken"));

        assertThatThrownBy(() -> next.result(BOUND))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    @Test
    void asynchronousCompletionTells() {
        TaskRef<Integer> next = ref.then(value -> value + 1);

        ref.completeAsync(() -> 1, Runnable::run);

        assertThat(next.result(BOUND)).isEqualTo(2);
    }

    @Test
    void obtrudedValueTells() {
        TaskRef<Integer> next = ref.then(value -> value + 1);

        ref.obtrudeValue(1);

        assertThat(next.result(BOUND)).isEqualTo(2);
    }
}
