package dev.tutti.quickstart.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class E8MisspeltLimitTest {

    @Test
    void e8_aMisspeltLimitIsRefusedWithWhatWasMeant() {
        Finding finding = new E8MisspeltLimit().run();

        assertTrue(finding.ok(), finding.toString());
        assertTrue(finding.toString().contains("did you mean maxConcurrency?"), finding.toString());
    }
}
