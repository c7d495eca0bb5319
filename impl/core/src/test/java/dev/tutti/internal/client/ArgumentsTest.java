package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Arg;
import dev.tutti.BeanMethod;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks whose arguments other tasks have yet to make. */
public class ArgumentsTest {

    private static final Recorder<String> RAN = new Recorder<>();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final TaskRef.Promise<String> first = TaskRef.promise();
    private final TaskRef.Promise<String> second = TaskRef.promise();

    public static class Words {
        public String shout(String word) {
            RAN.add(word);
            return word + "!";
        }

        public String same(String word) {
            return word;
        }

        public String join(String one, String two) {
            return one + " " + two;
        }

        public String all(List<String> words) {
            return words.toString();
        }

        public String named(Map<String, String> words) {
            return words.toString();
        }

        public String caller(String word) {
            return word + " for " + Caller.name();
        }
    }

    @Test
    void taskWaitsWithoutAThreadUntilItsArgumentIsThere() {
        TaskRef<String> ref = tutti.tasks().submit(Words::shout, first);

        TaskRef.Status before = ref.status();
        int threads = tutti.threads().size();
        List<TaskRef<String>> thousand = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(tutti.tasks().submit(Words::shout, first));
        }
        int more = tutti.threads().size();
        first.complete("hey");

        assertThat(before).isEqualTo(TaskRef.Status.WAITING);
        assertThat(more).isEqualTo(threads);
        assertThat(ref.result()).isEqualTo("hey!");
        assertThat(tutti.tasks().gather(thousand).result()).hasSize(1000).containsOnly("hey!");
    }

    @Test
    void taskWaitsForAllOfItsArguments() {
        TaskRef<String> ref = tutti.tasks().submitArgs(Words::join, Arg.of(first), Arg.of(second));

        second.complete("two");
        TaskRef.Status between = ref.status();
        first.complete("one");

        assertThat(between).isEqualTo(TaskRef.Status.WAITING);
        assertThat(ref.result()).isEqualTo("one two");
    }

    @Test
    void listsAndMapsKeepTheirOrderWhicheverComesFirst() {
        Map<String, TaskRef<String>> map = new LinkedHashMap<>();
        map.put("z", first);
        map.put("a", second);
        TaskRef<String> list = tutti.tasks().submit(Words::all, List.of(first, second, first));
        TaskRef<String> named = tutti.tasks().submit(Words::named, map);

        map.clear();
        second.complete("2");
        first.complete("1");

        assertThat(list.result()).isEqualTo("[1, 2, 1]");
        assertThat(named.result()).isEqualTo("{z=1, a=2}");
    }

    @Test
    void emptyListIsThereAtOnce() {
        TaskRef<String> ref = tutti.tasks().submit(Words::all, List.<TaskRef<String>>of());

        assertThat(ref.result()).isEqualTo("[]");
    }

    @Test
    void valueThatIsNullIsAValue() {
        first.complete(null);

        TaskRef<String> ref = tutti.tasks().submitArgs(Words::join, Arg.of(first), Arg.asIs(null));

        assertThat(ref.result()).isEqualTo("null null");
    }

    @Test
    void failureOfAnArgumentIsTheTasksAndTheBodyNeverRuns() {
        IOException failure = new IOException("no word");
        TaskRef<String> ref = tutti.tasks().submitArgs(Words::join, Arg.of(first), Arg.of(second));
        TaskRef<String> shout = tutti.tasks().submit(Words::shout, ref);

        second.fail(failure);

        assertThatThrownBy(ref::result).isSameAs(failure);
        assertThatThrownBy(shout::result).isSameAs(failure);
        assertThat(shout.status()).isEqualTo(TaskRef.Status.FAILED);
        assertThat(first.isDone()).isFalse();
        assertThat(RAN.events()).doesNotContain("no word");
    }

    @Test
    void cancelledArgumentCancelsTheTask() {
        TaskRef<String> ref = tutti.tasks().submit(Words::shout, first);

        first.cancel();

        assertThat(ref.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThatThrownBy(ref::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingTheTaskLeavesItsArgumentsAlone() {
        TaskRef<String> ref = tutti.tasks().submit(Words::shout, first);

        boolean cancelled = ref.cancel();
        boolean open = !first.isDone();
        first.complete("too late");

        assertThat(cancelled && open).isTrue();
        assertThat(ref.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThat(RAN.events()).doesNotContain("too late");
    }

    @Test
    void cancellingTheChainTakesArgumentsAlongThatNobodyElseNeeds() {
        TaskRef<String> ref = tutti.tasks().submitArgs(Words::join, Arg.of(first), Arg.of(second));
        TaskRef<String> other = tutti.tasks().submit(Words::same, second);

        ref.cancelChain();

        assertThat(first.isCancelled()).isTrue();
        assertThat(second.isDone()).isFalse();
        assertThat(other.isDone()).isFalse();
    }

    @Test
    void contextsAreThoseOfTheSubmission() throws Exception {
        TaskRef<String> ref = Caller.as("alice", () -> tutti.tasks().submit(Words::caller, first));

        Caller.as("bob", () -> first.complete("hello"));

        assertThat(ref.result()).isEqualTo("hello for alice");
    }

    @Test
    void waitingTaskIsCancelledWithTheOneThatSubmittedIt() throws Exception {
        Recorder<TaskRef<?>> children = new Recorder<>();
        Barrier barrier = new Barrier();
        TaskRef<Object> parent = tutti.tasks().submit(() -> {
            children.add(tutti.tasks().submit(Words::shout, first));
            barrier.pass();
            return null;
        });
        TaskRef<?> child = children.await(1).get(0);
        barrier.awaitArrivals(1);

        parent.cancel();

        assertThat(child.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void twentyThousandInARowOverflowNoStackWhetherTheFirstSucceedsOrFails() {
        TaskRef<String> last = first;
        TaskRef<String> lastFailing = second;
        for (int i = 0; i < 20_000; i++) {
            last = tutti.tasks().submit(Words::same, last);
            lastFailing = tutti.tasks().submit(Words::same, lastFailing);
        }

        first.complete("x");
        second.fail(new IOException("y"));

        assertThat(last.result()).isEqualTo("x");
        assertThatThrownBy(lastFailing::result).isInstanceOf(IOException.class).hasMessage("y");
    }

    @Test
    void nullIsRefusedAtOnceWithItsPlace() {
        List<TaskRef<String>> refs = Arrays.asList(TaskRef.of("x"), null);
        Map<String, TaskRef<String>> map = new LinkedHashMap<>();
        map.put("key", null);

        assertThatThrownBy(() -> tutti.tasks().submit(Words::all, refs))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
        assertThatThrownBy(() -> tutti.tasks().submit(Words::named, map))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[key] is null");
        assertThatThrownBy(() -> tutti.tasks().submit(Words::shout, (TaskRef<String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("ref is null");
    }

    @Test
    void argumentsThatAreCountedAtRunTimeMustBeAsManyAsTheMethodHas() {
        BeanMethod.Of2<Words, String, String, String> join = Words::join;

        TaskRef<String> right = tutti.tasks().submitArgs(join, List.of(Arg.of("one"), Arg.of("two")));
        TaskRef<String> wrong = tutti.tasks().submitArgs(join, List.of(Arg.of("one")));

        assertThat(right.result()).isEqualTo("one two");
        assertThatThrownBy(wrong::result)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 2 arguments, and was given 1");
    }
}
