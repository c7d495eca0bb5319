package dev.tutti.scenarios.client;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.MOMENT;
import static dev.tutti.scenarios.tool.Waiting.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsCompleted;
import dev.tutti.Errors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import dev.tutti.scenarios.tool.Recorder;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the client makes of several futures. */
public class ClientTest {

    @Inject
    Tasks tasks;

    @Test
    void c1_resultsComeBackThoughOthersFail() {
        List<TaskRef<Integer>> refs = tasks.map(
                x -> {
                    if (x % 2 == 1) {
                        throw new IOException("odd: " + x);
                    }
                    return x * 10;
                },
                IntStream.range(0, 10).boxed().toList());

        for (int x = 0; x < 10; x++) {
            TaskRef<Integer> ref = refs.get(x);
            if (x % 2 == 0) {
                assertThat(ref.result(GUARD)).isEqualTo(x * 10);
            } else {
                assertThatThrownBy(() -> ref.result(GUARD))
                        .isInstanceOf(IOException.class)
                        .hasMessage("odd: " + x);
            }
        }
    }

    @Test
    void c2_gatherKeepsTheOrderWhateverEndsFirst() {
        TaskRef.Promise<String> first = TaskRef.promise();
        TaskRef.Promise<String> second = TaskRef.promise();
        TaskRef<List<String>> all = tasks.gather(List.of(first, second, first));

        second.complete("b");
        first.complete("a");

        assertThat(all.result(GUARD)).containsExactly("a", "b", "a");
    }

    @Test
    void c2_gatherOfNothingIsEmpty() {
        assertThat(tasks.gather(List.<TaskRef<String>>of()).result(GUARD)).isEmpty();
    }

    @Test
    void c2_gatherFailsAsSoonAsOneFailsAndCancelsNothingOfTheRest() {
        TaskRef.Promise<String> rest = TaskRef.promise();

        TaskRef<List<String>> all =
                tasks.gather(List.of(TaskRef.of("a"), rest, TaskRef.failed(new IOException("first"))));

        assertThatThrownBy(() -> all.result(GUARD))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("first");
        assertThat(rest.isDone()).isFalse();
        assertThat(rest.complete("goes on")).isTrue();
    }

    @Test
    void c2_gatherThatSkipsErrorsLeavesFailuresOutAndKeepsTheOrder() {
        TaskRef.Promise<String> failing = TaskRef.promise();
        TaskRef.Promise<String> last = TaskRef.promise();
        TaskRef.Promise<String> cancelled = TaskRef.promise();
        TaskRef<List<String>> good =
                tasks.gather(List.of(TaskRef.of("a"), failing, cancelled, last, TaskRef.of("e")), Errors.SKIP);

        failing.fail(new IOException("left out"));
        cancelled.cancel();
        assertThat(good.isDone()).isFalse();
        last.complete("d");

        assertThat(good.result(GUARD)).containsExactly("a", "d", "e");
    }

    @Test
    void c2_gatherThatSkipsErrorsGivesNothingIfAllFail() {
        List<TaskRef<String>> failing = List.of(TaskRef.failed(new IOException("one")));

        assertThat(tasks.gather(failing, Errors.SKIP).result(GUARD)).isEmpty();
        assertThat(tasks.gather(List.<TaskRef<String>>of(), Errors.SKIP).result(GUARD))
                .isEmpty();
    }

    @Test
    void c3_waitForTellsTheFirstToCompleteFromTheOthers() {
        TaskRef.Promise<String> slow = TaskRef.promise();
        TaskRef.Promise<String> quick = TaskRef.promise();
        TaskRef.Promise<String> slower = TaskRef.promise();
        TaskRef<Waited<String>> waited = tasks.waitFor(List.of(slow, quick, slower), 1, GUARD);
        assertThat(waited.isDone()).isFalse();

        quick.complete("quick");

        assertThat(waited.result(GUARD).ready()).containsExactly(quick);
        assertThat(waited.result().notReady()).containsExactly(slow, slower);
        assertThat(slow.isDone()).isFalse();
    }

    @Test
    void c3_waitForKeepsTheOrderAndCountsFailures() {
        TaskRef.Promise<String> one = TaskRef.promise();
        TaskRef.Promise<String> two = TaskRef.promise();
        TaskRef.Promise<String> three = TaskRef.promise();
        TaskRef<Waited<String>> waited = tasks.waitFor(List.of(one, two, three), 2, GUARD);

        three.complete("three");
        one.fail(new IOException("one"));

        assertThat(waited.result(GUARD).ready()).containsExactly(one, three);
        assertThat(waited.result().notReady()).containsExactly(two);
    }

    @Test
    void c3_waitForWithATimeoutGivesWhatThereIs() {
        TaskRef<String> there = TaskRef.of("there");
        TaskRef.Promise<String> never = TaskRef.promise();

        Waited<String> waited = tasks.waitFor(List.of(never, there), 2, MOMENT).result(GUARD);

        assertThat(waited.ready()).containsExactly(there);
        assertThat(waited.notReady()).containsExactly(never);
        assertThat(never.isDone()).isFalse();
    }

    @Test
    void c3_waitForWithoutTimeGivesWhatThereIs() {
        TaskRef.Promise<String> never = TaskRef.promise();

        assertThat(tasks.waitFor(List.of(never), 1, Duration.ZERO).result(GUARD).notReady())
                .containsExactly(never);
    }

    @Test
    void c3_waitForNothingIsThereAtOnce() {
        Waited<String> waited =
                tasks.waitFor(List.<TaskRef<String>>of(), 0, GUARD).result(GUARD);

        assertThat(waited.ready()).isEmpty();
        assertThat(waited.notReady()).isEmpty();
    }

    @Test
    void c3_waitForMoreThanThereAreIsAnErrorThatGivesTheNumbers() {
        assertThatThrownBy(() -> tasks.waitFor(List.of(TaskRef.of("there")), 2, GUARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("count")
                .hasMessageContaining("1")
                .hasMessageContaining("2");
    }

    @Test
    void c3_nullIsAnErrorThatSaysWhatIsNull() {
        List<TaskRef<String>> second = Arrays.asList(TaskRef.of("there"), null);

        assertThatThrownBy(() -> tasks.waitFor((List<TaskRef<String>>) null, 1, GUARD))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs is null");
        assertThatThrownBy(() -> tasks.waitFor(second, 1, GUARD))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
        assertThatThrownBy(() -> tasks.waitFor(List.of(TaskRef.of("there")), 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("timeout");
        assertThatThrownBy(() -> tasks.gather(second))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
    }

    @Test
    void c4_asCompletedGivesEachOnceInTheOrderOfCompletion() {
        TaskRef.Promise<String> one = TaskRef.promise();
        TaskRef.Promise<String> two = TaskRef.promise();
        TaskRef.Promise<String> three = TaskRef.promise();
        Multi<TaskRef<String>> done = tasks.asCompleted(List.of(one, two, three));

        three.complete("three");
        one.complete("one");
        two.complete("two");

        assertThat(all(done)).containsExactly(three, one, two);
    }

    @Test
    void c4_asCompletedGivesErrorsToo() {
        TaskRef.Promise<String> good = TaskRef.promise();
        TaskRef.Promise<String> failing = TaskRef.promise();
        TaskRef.Promise<String> cancelled = TaskRef.promise();
        Multi<TaskRef<String>> done = tasks.asCompleted(List.of(good, failing, cancelled));

        failing.fail(new IOException("broken"));
        cancelled.cancel();
        good.complete("good");

        assertThat(all(done)).containsExactly(failing, cancelled, good);
    }

    @Test
    void c4_asCompletedGivesATaskWhileOthersRun() {
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<String> slow = tasks.submit(() -> {
            open(release);
            return "slow";
        });
        TaskRef<String> quick = tasks.submit(() -> "quick");

        TaskRef<String> first = tasks.asCompleted(List.of(slow, quick))
                .select()
                .first()
                .toUni()
                .await()
                .atMost(GUARD);
        boolean running = !slow.isDone(); // and is not cancelled with the subscription
        release.countDown();

        assertThat(List.of(first)).containsExactly(quick);
        assertThat(running).isTrue();
        assertThat(slow.result(GUARD)).isEqualTo("slow");
    }

    @Test
    void c4_asCompletedTakesMoreUntilItIsClosed() {
        AsCompleted<Integer> numbers = tasks.asCompleted();
        numbers.add(tasks.submit(() -> 3));

        List<Integer> counted = numbers.multi()
                .map(TaskRef::result)
                .invoke(number -> {
                    if (number == 0) {
                        numbers.close();
                    } else {
                        numbers.add(tasks.submit(x -> x - 1, number));
                    }
                })
                .collect()
                .asList()
                .await()
                .atMost(GUARD);

        assertThat(counted).containsExactly(3, 2, 1, 0);
        assertThatThrownBy(() -> numbers.add(TaskRef.of(4))).isInstanceOf(IllegalStateException.class);
    }

    private static <T> List<TaskRef<T>> all(Multi<TaskRef<T>> done) {
        return done.collect().asList().await().atMost(GUARD);
    }

    @Test
    void c6_cancellingACollectionCancelsWhatRunsAndWhatWaits() {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        Recorder<String> ran = new Recorder<>();
        TaskRef.Promise<String> never = TaskRef.promise();
        Callable<String> blocking = () -> {
            try {
                running.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "interrupted";
        };
        TaskRef<String> one = tasks.submit(blocking);
        TaskRef<String> two = tasks.submit(blocking);
        TaskRef<String> waiting = never.then(value -> recorded(ran, "waiting", value));
        open(running);

        int cancelled = tasks.cancel(List.of(one, two, waiting, TaskRef.of("done")));

        assertThat(cancelled).isEqualTo(3);
        assertThat(List.of(one, two, waiting)).allMatch(TaskRef::isCancelled);
        assertThat(never.isDone()).isFalse();
        open(interrupted);
        assertThat(ran.events()).isEmpty();
    }

    @Test
    void c6_cancellingInTheMiddleOfAChainCancelsWhatFollowsAndLeavesWhatPrecedes() {
        Recorder<String> ran = new Recorder<>();
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<String> first = tasks.submit(() -> {
            open(release);
            ran.add("first");
            return "value";
        });
        TaskRef<String> second = first.then(value -> recorded(ran, "second", value));
        TaskRef<String> third = second.then(value -> recorded(ran, "third", value));
        TaskRef<String> fourth = third.then(value -> recorded(ran, "fourth", value));
        TaskRef<String> fifth = fourth.thenTask(ref -> TaskRef.of(recorded(ran, "fifth", ref.result())));

        assertThat(third.cancel()).isTrue();

        assertThat(List.of(third, fourth, fifth))
                .allSatisfy(ref -> assertThat(ref.status()).isEqualTo(TaskRef.Status.CANCELLED))
                .allSatisfy(ref -> assertThatThrownBy(ref::result).isInstanceOf(CancellationException.class));
        assertThat(first.isDone()).isFalse();
        assertThat(second.isDone()).isFalse();
        release.countDown();
        assertThat(second.result(GUARD)).isEqualTo("value");
        assertThat(second.then(value -> "goes on").result(GUARD)).isEqualTo("goes on");
        assertThat(ran.events()).containsExactly("first", "second");
    }

    @Test
    void c6_cancellingAContinuationThatRunsInterruptsItAndLeavesWhatPrecedes() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskRef<String> first = tasks.submit(() -> "value");
        TaskRef<String> second = first.then(value -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return value;
        });
        TaskRef<String> third = second.then(value -> value);
        open(running);

        assertThat(second.cancel()).isTrue();

        open(interrupted);
        assertThat(third.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThat(first.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
    }

    @Test
    void c6_aCompletedReferenceIsNotCancelled() {
        TaskRef<Integer> ref = tasks.submit(() -> 1);
        ref.result(GUARD);

        assertThat(ref.cancel()).isFalse();

        assertThat(ref.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
    }

    private static String recorded(Recorder<String> ran, String step, String value) {
        ran.add(step);
        return value;
    }

    @Test
    void c6_cancelInTheMiddleOfAChainLeavesWhatPrecedes() {
        TaskRef.Promise<Integer> first = TaskRef.promise();
        TaskRef<Integer> middle = first.then(x -> x + 1);
        TaskRef<Integer> last = middle.then(x -> x + 1);

        middle.cancel();

        assertThatThrownBy(() -> last.result(GUARD)).isInstanceOf(CancellationException.class);
        assertThat(first.complete(1)).isTrue();
    }

    @Test
    void c6_cancelChainTakesTheSourceAlongUnlessSomethingElseDependsOnIt() {
        TaskRef.Promise<Integer> alone = TaskRef.promise();
        TaskRef.Promise<Integer> shared = TaskRef.promise();
        TaskRef<Integer> other = shared.then(x -> x + 1);

        boolean first = alone.then(x -> x + 1).then(x -> x + 1).cancelChain();
        boolean second = shared.then(x -> x + 1).then(x -> x + 1).cancelChain();

        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(alone.isCancelled()).isTrue();
        assertThat(shared.complete(1)).isTrue();
        assertThat(other.result(GUARD)).isEqualTo(2);
    }
}
