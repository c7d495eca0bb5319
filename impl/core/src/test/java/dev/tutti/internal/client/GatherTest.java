package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatherTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @Test
    void givesTheValuesInTheirOrderWhicheverComesFirst() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef.Promise<Integer> second = TaskRef.promise();
        TaskRef<List<Integer>> all = tutti.tasks().gather(List.of(first, second, TaskRef.of(3)));

        second.complete(2);
        boolean early = all.isDone();
        first.complete(1);

        assertThat(early).isFalse();
        assertThat(all.result()).containsExactly(1, 2, 3);
    }

    @Test
    void givesNullsToo() {
        TaskRef<List<Object>> all = tutti.tasks().gather(List.of(TaskRef.of(null), TaskRef.of(1)));

        assertThat(all.result()).containsExactly(null, 1);
    }

    @Test
    void givesAnEmptyListForNothing() {
        TaskRef<List<Object>> all = tutti.tasks().gather(List.of());

        assertThat(all.result()).isEmpty();
    }

    @Test
    void failsWithTheFirstFailureAndCancelsNothingOfTheRest() {
        IOException failure = new IOException("broken");
        TaskRef.Promise<Integer> slow = TaskRef.promise();
        TaskRef.Promise<Integer> bad = TaskRef.promise();
        TaskRef<List<Integer>> all = tutti.tasks().gather(List.of(slow, bad));

        bad.fail(failure);

        assertThatThrownBy(all::result).isSameAs(failure);
        assertThat(slow.isDone()).isFalse();
        assertThat(slow.complete(1)).isTrue();
    }

    @Test
    void cancellingItCancelsNoneOfThose() {
        TaskRef.Promise<Integer> one = TaskRef.promise();
        TaskRef<List<Integer>> all = tutti.tasks().gather(List.of(one));

        all.cancel();

        assertThat(one.isDone()).isFalse();
    }

    @Test
    void keepsTheListAsItWas() {
        List<TaskRef<Integer>> refs = new ArrayList<>(List.of(TaskRef.promise()));
        TaskRef<List<Integer>> all = tutti.tasks().gather(refs);
        TaskRef.Promise<Integer> only = (TaskRef.Promise<Integer>) refs.get(0);

        refs.clear();
        only.complete(1);

        assertThat(all.result()).containsExactly(1);
    }

    @Test
    void namesTheElementThatIsNull() {
        List<TaskRef<Integer>> refs = Arrays.asList(TaskRef.of(1), null);

        assertThatThrownBy(() -> tutti.tasks().gather(refs))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
        assertThatThrownBy(() -> tutti.tasks().gather(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs is null");
    }

    @Test
    void gathersTenThousand() {
        List<TaskRef<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(tutti.tasks().submit(x -> x, i));
        }

        List<Integer> all = tutti.tasks().gather(many).result();

        assertThat(all).hasSize(10_000).isSorted();
    }
}
