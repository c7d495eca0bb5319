package dev.tutti.scenarios.deadlocks;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.Actors;
import dev.tutti.DeadlockException;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.actors.Room;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls that wait for each other at limits. */
public class DeadlocksTest {

    @Inject
    Actors actors;

    @Inject
    Left left;

    @Inject
    Right right;

    @Inject
    Red red;

    @Inject
    Green green;

    @Inject
    Blue blue;

    @Inject
    Wide wide;

    @Inject
    Narrow narrow;

    @Test
    void ofTwoThatWaitForEachOtherOneIsToldTheCycleAndTheOtherGoesOn() {
        CountDownLatch both = new CountDownLatch(2);

        List<Throwable> failures = failures(left.pass(both), right.pass(both));

        assertThat(failures).singleElement().isInstanceOf(DeadlockException.class);
        assertThat(failures.get(0).getMessage())
                .containsAnyOf("Left.pass -> Right.pass -> Left.pass", "Right.pass -> Left.pass -> Right.pass")
                .contains("maxConcurrency = 1 of Left.pass", "maxConcurrency = 1 of Right.pass");
    }

    @Test
    void ofThreeInARingOneIsToldTheCycleAndTheOthersGoOn() {
        CountDownLatch all = new CountDownLatch(3);

        List<Throwable> failures = failures(red.pass(all), green.pass(all), blue.pass(all));

        assertThat(failures).singleElement().isInstanceOf(DeadlockException.class);
        assertThat(failures.get(0).getMessage())
                .containsAnyOf(
                        "Red.pass -> Green.pass -> Blue.pass -> Red.pass",
                        "Green.pass -> Blue.pass -> Red.pass -> Green.pass",
                        "Blue.pass -> Red.pass -> Green.pass -> Blue.pass");
    }

    @Test
    void ofTwoActorsWhoseCallsReturnEachOthersFuturesOneIsToldTheCycleAndTheOtherGoesOn() throws Exception {
        Room one = actors.of(Room.class).named("one").maxConcurrency(1).create();
        Room two = actors.of(Room.class).named("two").maxConcurrency(1).create();
        CountDownLatch both = new CountDownLatch(2);

        TaskRef<String> first = one.call(() -> {
            meet(both);
            return two.turn(() -> "through");
        });
        TaskRef<String> second = two.call(() -> {
            meet(both);
            return one.turn(() -> "through");
        });

        assertThat(failures(first, second))
                .singleElement()
                .isInstanceOf(DeadlockException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains(
                        "Room.call -> Room.turn -> Room.call -> Room.turn",
                        "maxConcurrency = 1 of Actor Room \"one\"",
                        "maxConcurrency = 1 of Actor Room \"two\"");
        actors.stop(one).result(GUARD);
        actors.stop(two).result(GUARD);
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        Waiting.open(both);
    }

    @Test
    void limitOfTwoThatOnlyOneTakesIsNoDeadlock() {
        CountDownLatch both = new CountDownLatch(2);

        TaskRef<String> first = wide.pass(both);
        TaskRef<String> second = narrow.pass(both);

        assertThat(second.result(GUARD)).isEqualTo("through");
        assertThat(first.result(GUARD)).isEqualTo("through");
    }

    @Test
    void thoseWhoHaveBeenToldCanBeCalledAgain() {
        CountDownLatch both = new CountDownLatch(2);
        failures(left.pass(both), right.pass(both));

        assertThat(left.pass(both).result(GUARD)).isEqualTo("through");
        assertThat(right.pass(both).result(GUARD)).isEqualTo("through");
    }

    private static List<Throwable> failures(TaskRef<?>... calls) {
        return Stream.of(calls)
                .map(call -> catchThrowable(() -> call.result(GUARD)))
                .filter(Objects::nonNull)
                .toList();
    }
}
