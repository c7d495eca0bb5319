package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CapacityTest {

    @Test
    void limitsThatMakeNoSenseAreRefusedWithNameRuleAndValue() {
        assertThatThrownBy(() -> new Capacity(0, 1, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxConcurrency must be 1 or more, was 0");
        assertThatThrownBy(() -> new Capacity(1, -1, 0, false)).hasMessage("maxPending must be 1 or more, was -1");
        assertThatThrownBy(() -> new Capacity(1, 1, -1, true)).hasMessage("maxOverflow must be 0 or more, was -1");
    }

    @Test
    void withoutMoreItRefusesWhatOverflowsAndGoesByArrival() {
        assertThat(Capacity.of(2, 3)).isEqualTo(new Capacity(2, 3, 0, false));
    }
}
