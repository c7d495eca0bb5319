package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.core.Call;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that take turns. */
class FairnessTest {

    private final Passing passing = new Passing(new Capacity(1, 100_000, 0, true));

    @Test
    void singleCallWaitsForAtMostOneOfEachOtherKeyHoweverManyWait() {
        passing.call("running", "crowd");
        IntStream.range(0, 99_000).forEach(i -> passing.call("crowd" + i, "crowd"));
        passing.call("other", "other");
        passing.call("single", "single");

        assertThat(passing.endAll())
                .startsWith("running", "crowd0", "other", "single", "crowd1", "crowd2")
                .hasSize(99_003);
        assertThat(passing.gate.free()).isEqualTo(1);
    }

    @Test
    void singleCallInTheSecondQueueWaitsForNoMoreThanOneInTheFirst() {
        Passing both = new Passing(new Capacity(1, 2, 100, true));
        both.call("running", "crowd");
        IntStream.range(0, 10).forEach(i -> both.call("crowd" + i, "crowd"));

        both.call("single", "single");
        int waiting = both.gate.waiting();
        int overflowing = both.gate.overflowing();

        assertThat(waiting).isEqualTo(11);
        assertThat(overflowing).isEqualTo(9);
        assertThat(both.endAll()).startsWith("running", "crowd0", "single", "crowd1");
        assertThat(both.gate.overflowing()).isZero();
    }

    @Test
    void limitsAreThoseOfAllKeysTogether() {
        Passing narrow = new Passing(new Capacity(1, 1, 1, true));
        narrow.call("running", "a");
        narrow.call("a", "a");
        narrow.call("b", "b");

        Passing.Submitted refused = narrow.call("c", "c");

        assertThat(refused.failure()).isInstanceOf(PendingLimitExceededException.class);
        assertThat(narrow.endAll()).containsExactly("running", "a", "b");
    }

    @Test
    void callsWithoutAKeyShareOne() {
        passing.call("running");
        passing.call("none1");
        passing.call("none2");
        passing.call("a1", "a");

        assertThat(passing.endAll()).containsExactly("running", "none1", "a1", "none2");
    }

    @Test
    void withoutFairnessKeysAreOfNoAccount() {
        Passing unfair = new Passing(Capacity.of(1, 10));
        unfair.call("running", "a");
        unfair.call("a1", "a");
        unfair.call("a2", "a");
        unfair.call("b1", "b");
        Passing.Submitted broken = unfair.call("broken", new BrokenKey());

        assertThat(broken.failure()).isNull();
        assertThat(unfair.endAll()).containsExactly("running", "a1", "a2", "b1", "broken");
    }

    @Test
    void cancelledCallGivesItsTurnToTheNextOfItsKey() {
        passing.call("running", "a");
        Passing.Submitted cancelled = passing.call("a1", "a");
        passing.call("b1", "b");
        passing.call("a2", "a");

        cancelled.call.cancel(true);

        assertThat(passing.endAll()).containsExactly("running", "a2", "b1");
        assertThat(passing.gate.free()).isEqualTo(1);
    }

    @Test
    void closingRefusesTheCallsOfAllKeys() {
        passing.call("running", "a");
        Passing.Submitted one = passing.call("a1", "a");
        Passing.Submitted other = passing.call("b1", "b");

        passing.gate.close();

        assertThat(one.failure()).hasMessage("Test.gate has closed");
        assertThat(other.failure()).hasMessage("Test.gate has closed");
        assertThat(passing.gate.waiting()).isZero();
    }

    @Test
    void keyThatFailsToHashFailsItsOwnCallOnly() {
        passing.call("running", "a");
        Passing.Submitted broken = passing.call("broken", new BrokenKey());
        passing.call("a1", "a");

        assertThat(broken.failure()).isInstanceOf(IllegalStateException.class).hasMessage("no hash");
        assertThat(passing.endAll()).containsExactly("running", "a1");
        assertThat(passing.gate.free()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000, 0", "100000, 300000, 700000"})
    void aMillionCallsMayWait(int keys, int maxPending, int maxOverflow) {
        int million = 1_000_000;
        Exception end = new Exception("ended");
        AtomicInteger ended = new AtomicInteger();
        Call holder = new Call("Test.holder", Runnable::run, () -> null);
        Gate gate = new Gate("Test.gate", new Capacity(1, maxPending, maxOverflow, true), call -> {
            if (call != holder) {
                call.refuse(end); // on this thread, inside the release that granted its permit
            }
        });
        holder.submit(gate, (value, failure) -> {});
        Call[] tenth = new Call[million / 10];
        for (int i = 0; i < million; i++) {
            Call call = new Call("Test.body", Runnable::run, () -> null);
            call.fairnessKey(i % keys);
            call.submit(gate, (value, failure) -> ended.incrementAndGet());
            if (i % 10 == 0) {
                tenth[i / 10] = call;
            }
        }

        int waiting = gate.waiting();
        for (Call each : tenth) {
            each.cancel(true);
        }
        int left = gate.waiting();
        holder.refuse(end);

        assertThat(waiting).isEqualTo(million);
        assertThat(left).isEqualTo(million - tenth.length);
        assertThat(ended).hasValue(million);
        assertThat(gate.free()).isEqualTo(1);
        assertThat(gate.waiting()).isZero();
    }

    private static final class BrokenKey {

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hash");
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }
}
