package dev.tutti.quickstart.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class E8MisspeltLimitTest {

    @Test
    void e8_aMisspeltLimitIsRefusedWithWhatWasMeant() {
        Finding finding = new E8MisspeltLimit().run();

        assertThat(finding.ok()).isTrue();
        assertThat(finding.result()).asString().contains("max_concurreny", "did you mean maxConcurrency?");
    }
}
