package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** In ticks of its own, each a millisecond. */
class StandstillTest {

    private static final long TICK = Duration.ofMillis(1).toNanos();

    private double load;
    private long processorTime = 1;
    private long now;

    private final Standstill standstill = new Standstill(() -> load, () -> processorTime);

    @Test
    void workersWithoutProcessorTimeOnAnIdleMachineAreBlocked() {
        load = 0.5;

        assertThat(ticksUntilBlockage(0)).isEqualTo(Standstill.QUIET + Standstill.SHORT);
    }

    @Test
    void workersThatComputeAreNotBlocked() {
        load = 0.5;

        assertThat(ticksUntilBlockage(TICK / 10)).isEqualTo(-1);
    }

    @Test
    void workersWhoseProcessorTimeIsNotKnownAreNotTakenForBlocked() {
        processorTime = 0;
        load = 0.5;

        assertThat(ticksUntilBlockage(0)).isEqualTo(-1);
    }

    @Test
    void whereOthersTakeAllProcessorsTheirShareIsWaitedFor() {
        load = 1;

        assertThat(ticksUntilBlockage(0)).isEqualTo(Standstill.QUIET + Standstill.LONG);
    }

    @Test
    void whereTheLoadIsNotKnownTheyMayBeBusy() {
        load = -1;

        assertThat(ticksUntilBlockage(0)).isEqualTo(Standstill.QUIET + Standstill.LONG);
    }

    @Test
    void workersThatGetATenthOfAProcessorOnACrowdedMachineAreNotBlocked() {
        load = 1;
        for (int round = 0; round < 10; round++) {
            for (int tick = 0; tick < 90; tick++) {
                assertThat(tick()).isFalse();
            }
            processorTime += 10 * TICK;
            for (int tick = 0; tick < 10; tick++) {
                assertThat(tick()).isFalse();
            }
        }
    }

    @Test
    void whatBeginsMeanwhileEndsIt() {
        load = 0.5;
        for (int tick = 1; tick < Standstill.QUIET + Standstill.SHORT; tick++) {
            tick();
        }

        standstill.ends();

        assertThat(ticksUntilBlockage(0)).isEqualTo(Standstill.QUIET + Standstill.SHORT);
    }

    @Test
    void aBlockageIsToldOnceAndThenLookedForAnew() {
        load = 0.5;
        int first = ticksUntilBlockage(0);

        assertThat(ticksUntilBlockage(0)).isEqualTo(first);
    }

    /** -1 if there is none in a long time, of whose every tick the workers compute as long as given. */
    private int ticksUntilBlockage(long computed) {
        for (int tick = 1; tick <= 10 * Standstill.LONG; tick++) {
            processorTime += computed;
            if (tick()) {
                return tick;
            }
        }
        return -1;
    }

    private boolean tick() {
        now += TICK;
        return standstill.isBlockage(now);
    }
}
