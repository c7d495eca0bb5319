package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.core.Call;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The second queue. */
class OverflowTest {

    private final Passing passing = new Passing(new Capacity(1, 2, 3, false));
    private final Gate gate = passing.gate;

    @Test
    void callsBeyondTheFirstQueueWaitInTheSecondAndPassInOrderOfArrival() {
        call("running", "a", "b", "c", "d", "e");
        int waiting = gate.waiting();
        int overflowing = gate.overflowing();
        passing.endOne();
        int overflowingAfterOne = gate.overflowing();

        assertThat(waiting).isEqualTo(5);
        assertThat(overflowing).isEqualTo(3);
        assertThat(overflowingAfterOne).isEqualTo(2);
        assertThat(passing.endAll()).containsExactly("running", "a", "b", "c", "d", "e");
        assertThat(gate.waiting()).isZero();
        assertThat(gate.overflowing()).isZero();
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void callBeyondBothQueuesIsRefusedWithAllLimitsAndTheRemedy() {
        call("running", "a", "b", "c", "d", "e");

        Passing.Submitted refused = passing.call("f");
        passing.endOne();
        call("g");

        assertThat(refused.failure())
                .isExactlyInstanceOf(PendingLimitExceededException.class)
                .hasMessage(
                        "Test.gate is full: 1 running, 2 waiting, 3 waiting behind them (maxConcurrency, maxPending,"
                                + " maxOverflow); f was refused: raise maxOverflow, or call it less often");
        assertThat(passing.endAll()).containsExactly("running", "a", "b", "c", "d", "e", "g");
    }

    @Test
    void callThatIsCancelledLeavesItsQueueAndFreesItsPlace() {
        call("running", "a");
        Passing.Submitted inTheFirst = passing.call("in the first");
        call("c");
        Passing.Submitted inTheSecond = passing.call("in the second");
        call("e");

        inTheSecond.call.cancel(true);
        int overflowing = gate.overflowing();
        inTheFirst.call.cancel(true); // "c" moves up
        int overflowingThen = gate.overflowing();
        call("f", "g");
        Passing.Submitted refused = passing.call("h");

        assertThat(overflowing).isEqualTo(2);
        assertThat(overflowingThen).isEqualTo(1);
        assertThat(inTheFirst.failure()).isInstanceOf(CancellationException.class);
        assertThat(inTheSecond.failure()).isInstanceOf(CancellationException.class);
        assertThat(refused.failure()).isInstanceOf(PendingLimitExceededException.class);
        assertThat(passing.endAll()).containsExactly("running", "a", "c", "e", "f", "g");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void nobodyOvertakesTheSecondQueueByArrivingWhenThereIsRoomInTheFirst() {
        call("running", "a", "b", "c", "d");

        passing.endOne();
        call("late");

        assertThat(passing.endAll()).containsExactly("running", "a", "b", "c", "d", "late");
    }

    @Test
    void priorityCountsInTheFirstQueueOnly() {
        call("running", "a", "b", "c");
        Call high = new Call("high", Runnable::run, () -> null);
        high.priority(1000);
        high.submit(gate, (value, failure) -> {});

        passing.endOne(); // "c" moves up
        passing.endOne(); // "high" does

        assertThat(passing.endAll()).containsExactly("running", "a", "b", "high", "c");
    }

    @Test
    void unlimitedGateHasNothingInASecondQueue() {
        Gate unlimited = new Gate("Test.gate", Capacity.of(Integer.MAX_VALUE, Integer.MAX_VALUE), call -> {});

        assertThat(unlimited.overflowing()).isZero();
    }

    @Test
    void closingRefusesBothQueuesAndLetsLaterCallsIn() {
        call("running");
        Passing.Submitted first = passing.call("a");
        call("b", "c");
        Passing.Submitted last = passing.call("d");

        gate.close();
        call("late");

        assertThat(first.failure())
                .isExactlyInstanceOf(RejectedExecutionException.class)
                .hasMessage("Test.gate has closed");
        assertThat(last.failure()).hasMessage("Test.gate has closed");
        assertThat(passing.endAll()).containsExactly("running", "late");
    }

    @Test
    void closingForAReasonRefusesBothQueuesAndLaterCallsEachWithAnExceptionOfItsOwn() {
        Passing.Submitted running = passing.call("running");
        Passing.Submitted first = passing.call("a");
        call("b", "c");
        Passing.Submitted last = passing.call("d");

        gate.close(Stopped::new);
        Passing.Submitted late = passing.call("late");
        int waiting = gate.waiting();
        boolean wentOn = running.failure() == null;
        passing.endOne();
        Passing.Submitted later = passing.call("later, with a permit free");

        assertThat(first.failure()).isInstanceOf(Stopped.class).isNotSameAs(last.failure());
        assertThat(last.failure()).isInstanceOf(Stopped.class);
        assertThat(late.failure()).isInstanceOf(Stopped.class);
        assertThat(later.failure()).isInstanceOf(Stopped.class);
        assertThat(waiting).isZero();
        assertThat(wentOn).isTrue();
        assertThat(passing.endAll()).containsExactly("running");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void onceClosedForAReasonItRefusesTheChainOfACallThatIsPastItToo() {
        Passing.Submitted running = passing.call("running");

        gate.close(Stopped::new);
        Passing.Submitted[] child = new Passing.Submitted[1];
        Call.during(running.call, () -> child[0] = passing.child("child"));

        assertThat(child[0].failure()).isInstanceOf(Stopped.class);
    }

    private void call(String... names) {
        for (String name : names) {
            passing.call(name);
        }
    }

    private static final class Stopped extends RejectedExecutionException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped");
        }
    }
}
