package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static dev.tutti.scenarios.tool.Waiting.opens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.DeadlockException;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Waves;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods with permits of their own, and bodies beside each other. */
public class GroupsTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Test
    void a9_aBlockedGroupDoesNotBlockTheOthers() {
        Archive archive = actors.of(Archive.class).create();
        Waves waves = new Waves();
        List<TaskRef<Void>> stores = Stream.generate(() -> TaskRef.<Void>from(archive.store(waves)))
                .limit(5)
                .toList();
        waves.crowd().awaitInside(2);

        assertThat(archive.answer().result(GUARD)).isEqualTo("here");

        TaskRef<Integer> plain = actors.call(archive, Archive::stored); // of the group, and the sixth
        assertThatThrownBy(() -> plain.result(GUARD))
                .isInstanceOf(PendingLimitExceededException.class)
                .hasMessageContaining("io")
                .hasMessageContaining("Archive");
        waves.release(2);
        waves.release(2);
        waves.release(1);
        tasks.gather(stores).result(GUARD);
        assertThat(waves.crowd().peak()).isEqualTo(2);
        actors.stop(archive).result(GUARD);
    }

    @Test
    void a9_inParallelEvenABlockedBodyDoesNotBlockTheOtherGroups() throws Exception {
        Press press = actors.of(Press.class).create();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TaskRef<String> io = press.io(() -> {
            blocked.countDown();
            openDespiteInterrupts(release);
            return "io";
        });
        open(blocked);

        assertThat(press.run(() -> "here").result(GUARD)).isEqualTo("here");

        release.countDown();
        assertThat(io.result(GUARD)).isEqualTo("io");
        actors.stop(press).result(GUARD);
    }

    @Test
    void a12_threeParallelBodiesMeetAtLimitThreeAndNotAtTwo() throws Exception {
        assertThat(meet(3, new CountDownLatch(3))).isTrue();

        CountDownLatch three = new CountDownLatch(3);
        assertThat(meet(2, three)).isFalse();
    }

    private boolean meet(int limit, CountDownLatch three) throws Exception {
        Press press = actors.of(Press.class).maxConcurrency(limit).create();
        for (int body = 0; body < 3; body++) {
            press.run(() -> {
                three.countDown();
                open(three);
                return null;
            });
        }
        boolean met = opens(three);
        three.countDown(); // whoever is still inside goes on
        actors.kill(press).result(GUARD);
        return met;
    }

    @Test
    void parallelBodiesAreOneAtATimeUnlessMoreMayBe() throws Exception {
        Press press = actors.of(Press.class).create();
        CountDownLatch two = new CountDownLatch(2);

        List<TaskRef<Boolean>> bodies = List.of(press.run(() -> meets(two)), press.run(() -> meets(two)));

        assertThat(bodies.get(0).result(GUARD)).isFalse();
        assertThat(bodies.get(1).result(GUARD)).isTrue(); // the first has been and gone
        actors.stop(press).result(GUARD);
    }

    @Test
    void twoActorsWhoseBodiesWaitForEachOtherAreADeadlockAndOneIsTold() throws Exception {
        Press one = actors.of(Press.class).create();
        Press other = actors.of(Press.class).create();
        CountDownLatch both = new CountDownLatch(2);

        TaskRef<String> first = one.run(() -> asks(both, other));
        TaskRef<String> second = other.run(() -> asks(both, one));

        List<Throwable> failures = new ArrayList<>();
        for (TaskRef<String> each : List.of(first, second)) {
            try {
                each.result(GUARD);
            } catch (DeadlockException e) {
                failures.add(e);
            }
        }
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("Press.run -> Press.run")
                        .hasMessageContaining("maxConcurrency = 1 of Actor Press"));
        actors.stop(one).result(GUARD);
        actors.stop(other).result(GUARD);
    }

    private static String asks(CountDownLatch both, Press other) throws Exception {
        both.countDown();
        open(both);
        return other.run(() -> "answer").result();
    }

    private static boolean meets(CountDownLatch latch) {
        latch.countDown();
        return opens(latch);
    }
}
