package dev.tutti.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {

    @Test
    void areAmongTheMeasuredWhereTheyFallOnThem() {
        assertThat(Quartiles.of(List.of(50.0, 10.0, 40.0, 20.0, 30.0))).isEqualTo(new Quartiles(20, 30, 40));
    }

    @Test
    void lieBetweenTheMeasuredElsewhere() {
        assertThat(Quartiles.of(List.of(40.0, 10.0, 20.0, 30.0))).isEqualTo(new Quartiles(17.5, 25, 32.5));
    }

    @Test
    void ofOneAreThatOne() {
        assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void ofNothingAreRefused() {
        assertThatThrownBy(() -> Quartiles.of(List.of())).hasMessage("Nothing was measured");
    }
}
