package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExceptedTestsTest {

    @TempDir
    Path directory;

    Path file;

    @BeforeEach
    void file() {
        file = directory.resolve(ExceptedTests.FILE);
    }

    @Test
    void aTestIsExceptedWithItsReason() throws Exception {
        Files.writeString(file, "dev.tutti.it.deployment.CallersTest#timer = It has no timers.");

        ExceptedTests excepted = ExceptedTests.read(file.toUri().toURL());

        assertThat(excepted.reasonFor(CallersTest.class, CallersTest.class.getDeclaredMethod("timer")))
                .contains("It has no timers.");
        assertThat(excepted.reasonFor(CallersTest.class, CallersTest.class.getDeclaredMethod("servlet")))
                .isEmpty();
        assertThat(excepted.reasonFor(CallersTest.class)).isEmpty();
    }

    @Test
    void aWholeClassIsExceptedWithItsReason() throws Exception {
        Files.writeString(file, "dev.tutti.it.deployment.EnterpriseArchiveTest = It knows no such archives.");

        ExceptedTests excepted = ExceptedTests.read(file.toUri().toURL());

        assertThat(excepted.reasonFor(EnterpriseArchiveTest.class)).contains("It knows no such archives.");
    }

    @Test
    void entriesThatNameNoTestOrGiveNoReasonAreRefused() throws Exception {
        Files.writeString(file, """
                dev.tutti.it.deployment.NoSuchTest = No such class.
                dev.tutti.it.deployment.CallersTest#application = No test, but its deployment.
                dev.tutti.it.deployment.Client = A class without tests.
                dev.tutti.it.deployment.CallersTest#timer =
                """);

        assertThatThrownBy(() -> ExceptedTests.read(file.toUri().toURL()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toUri().toURL().toString())
                .hasMessageContaining("NoSuchTest names no test: correct or remove the line")
                .hasMessageContaining("CallersTest#application names no test")
                .hasMessageContaining("Client names no test")
                .hasMessageContaining("CallersTest#timer has no reason")
                .hasMessageNotContaining("CallersTest#timer names no test");
    }
}
