package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.Waited;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitForTest {

    private static final Duration LONG = Duration.ofDays(1);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final TaskRef.Promise<Integer> first = TaskRef.promise();
    private final TaskRef.Promise<Integer> second = TaskRef.promise();
    private final TaskRef.Promise<Integer> third = TaskRef.promise();

    @Test
    void completesWithTheFirst() {
        TaskRef<Waited<Integer>> waited = tutti.tasks().waitFor(List.of(first, second, third), 1, LONG);

        boolean early = waited.isDone();
        second.complete(2);

        assertThat(early).isFalse();
        assertThat(waited.result()).isEqualTo(new Waited<>(List.of(second), List.of(first, third)));
    }

    @Test
    void completesWithSoManyInTheirOrder() {
        TaskRef<Waited<Integer>> waited = tutti.tasks().waitFor(List.of(first, second, third), 2, LONG);

        third.complete(3);
        boolean early = waited.isDone();
        first.complete(1);

        assertThat(early).isFalse();
        assertThat(waited.result()).isEqualTo(new Waited<>(List.of(first, third), List.of(second)));
    }

    @Test
    void countsThoseThatFail() {
        TaskRef<Waited<Integer>> waited = tutti.tasks().waitFor(List.of(first, second), 2, LONG);

        first.fail(new IOException("broken"));
        second.cancel();

        assertThat(waited.result()).isEqualTo(new Waited<>(List.of(first, second), List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, Long.MIN_VALUE / 1000})
    void givesWhatIsReadyWhenTheTimeIsOver(long millis) {
        first.complete(1);

        TaskRef<Waited<Integer>> waited = tutti.tasks().waitFor(List.of(first, second), 2, Duration.ofMillis(millis));

        assertThat(waited.result()).isEqualTo(new Waited<>(List.of(first), List.of(second)));
        assertThat(second.isDone()).isFalse();
    }

    @Test
    void waitsForNothingAtOnce() {
        TaskRef<Waited<Integer>> none = tutti.tasks().waitFor(List.of(), 0, LONG);
        TaskRef<Waited<Integer>> ofOne = tutti.tasks().waitFor(List.of(first), 0, LONG);

        assertThat(none.result()).isEqualTo(new Waited<>(List.of(), List.of()));
        assertThat(ofOne.result()).isEqualTo(new Waited<>(List.of(), List.of(first)));
    }

    @Test
    void bearsAnEndlessTimeout() {
        TaskRef<Waited<Integer>> waited = tutti.tasks().waitFor(List.of(first), 1, Duration.ofSeconds(Long.MAX_VALUE));

        first.complete(1);

        assertThat(waited.result().ready()).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void refusesACountThatCannotBe(int count) {
        assertThatThrownBy(() -> tutti.tasks().waitFor(List.of(first, second), count, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("0 to 2", "was " + count);
    }

    @Test
    void namesWhatIsNull() {
        List<TaskRef<Integer>> refs = Arrays.asList(null, first);

        assertThatThrownBy(() -> tutti.tasks().waitFor(refs, 1, LONG))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[0] is null");
        assertThatThrownBy(() -> tutti.tasks().<Integer>waitFor(null, 1, LONG))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs is null");
        assertThatThrownBy(() -> tutti.tasks().waitFor(List.of(first), 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("timeout");
    }
}
