package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorStoppedException;
import dev.tutti.Actors;
import dev.tutti.Routing;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several actors behind one handle. */
public class PoolsTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Test
    void a11_callsAreSubmittedAtOnceAndTheirResultsComeInTheOrderOfTheCalls() throws Exception {
        Ward pool = actors.of(Ward.class).instances(3).create();
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);

        List<TaskRef<Integer>> calls = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            int result = number;
            calls.add(pool.turn(() -> {
                three.countDown();
                openDespiteInterrupts(release);
                return result;
            }));
        }

        open(three); // in three turns at once, though nobody waits for a result
        release.countDown();
        assertThat(tasks.gather(calls).result(GUARD)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        actors.stop(pool).result(GUARD);
    }

    @Test
    void a11_roundRobinGivesEachAsMany() {
        Ward pool = actors.of(Ward.class).instances(3).create();

        List<TaskRef<Integer>> counts =
                Stream.generate(pool::increment).limit(9).toList();

        assertThat(tasks.gather(counts).result(GUARD)).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3);
        actors.stop(pool).result(GUARD);
    }

    @Test
    void a11_leastBusyPassesByTheOneThatIsBusy() throws Exception {
        Ward pool =
                actors.of(Ward.class).instances(2).routing(Routing.LEAST_BUSY).create();
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<Object> busy = pool.turn(() -> {
            openDespiteInterrupts(release);
            return null;
        });

        for (int call = 1; call <= 5; call++) {
            assertThat(pool.increment().result(GUARD)).isEqualTo(call); // all by the other one
        }

        release.countDown();
        busy.result(GUARD);
        actors.stop(pool).result(GUARD);
    }

    @Test
    void a11_byKeyGivesEqualKeysToOneAndKeepsTheirOrder() {
        Line pool = actors.of(Line.class).instances(4).routing(Routing.BY_KEY).create();

        List<TaskRef<Object>> objects = IntStream.range(0, 64)
                .mapToObj(key -> actors.call(pool, (Line line, Integer any) -> (Object) line, key % 16))
                .toList();

        List<Object> found = tasks.gather(objects).result(GUARD);
        for (int call = 16; call < 64; call++) {
            assertThat(found.get(call)).isSameAs(found.get(call - 16));
        }
        Set<Object> different = new HashSet<>();
        found.forEach(line -> different.add(System.identityHashCode(line)));
        assertThat(different).hasSizeGreaterThan(1);
        actors.stop(pool).result(GUARD);
    }

    @Test
    void a11_stopAndNamesAreThoseOfTheWholePool() {
        Recorder<String> record = new Recorder<>();
        Ward pool = actors.of(Ward.class).named("pool").instances(2).create();
        pool.enter("one", record).result(GUARD);
        pool.enter("two", record).result(GUARD);
        assertThat(actors.find(Ward.class, "pool")).isPresent();

        actors.stop(pool).result(GUARD);

        assertThat(record.events()).containsExactlyInAnyOrder("one has ended at 0", "two has ended at 0");
        assertThatThrownBy(() -> pool.increment().result(GUARD)).isInstanceOf(ActorStoppedException.class);
        assertThat(actors.find(Ward.class, "pool")).isEmpty();
    }

    @Test
    void limitsAreThoseOfEachAndANumberBelowOneIsRefused() {
        assertThatThrownBy(() -> actors.of(Ward.class).instances(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instances must be 1 or more, was 0");
        assertThatThrownBy(() -> actors.of(Ward.class).maxRestarts(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRestarts must be 0 or more, was -1");
    }
}
