package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.context.Coverage.Context;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void saysInOneLineWhatIsCarriedClearedAndMissing() {
        Coverage coverage =
                Coverage.of("a server", EnumSet.of(Context.APPLICATION, Context.REQUEST, Context.TRANSACTION));

        assertThat(coverage)
                .hasToString("by a server: carried class loader and naming, request scope; cleared transaction;"
                        + " not available principal and roles");
    }

    @Test
    void transactionIsNeverCarried() {
        Coverage coverage = Coverage.of("a server", EnumSet.allOf(Context.class));

        assertThat(coverage.carries(Context.TRANSACTION)).isFalse();
        assertThat(coverage.missing()).isEmpty();
    }
}
