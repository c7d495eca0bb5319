package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Tutti;
import org.junit.jupiter.api.Test;

/** The plain JVM knows neither principals nor roles. */
class SecurityTest {

    @Test
    void applicationThatRequiresThemDoesNotStart() {
        Configuration.of(
                () -> assertThatThrownBy(Tutti::start)
                        .hasStackTraceContaining("tutti.security=REQUIRED")
                        .hasStackTraceContaining("not available principal and roles")
                        .hasStackTraceContaining("remove the key"),
                "tutti.security",
                "REQUIRED");
    }

    @Test
    void applicationThatTakesWhatThereIsDoes() {
        Configuration.of(
                () -> {
                    try (Tutti tutti = Tutti.start()) {
                        assertThat(tutti.tasks().submit(() -> 11).result()).isEqualTo(11);
                    }
                },
                "tutti.security",
                "AVAILABLE");
    }
}
