package dev.tutti.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTableTest {

    private static final FileTime START = FileTime.from(Instant.parse("2026-11-01T12:00:00Z"));
    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-11-01T11:59:59Z"));
    private static final String README = """
            # Tutti
            <!-- servers -->
            old
            <!-- /servers -->
            Not on all of them:
            <!-- exceptions -->
            old
            <!-- /exceptions -->
            """;
    private static final String EMPTY_REPORT = """
            <testsuite name="dev.tutti.scenarios.load.LoadTest">
            </testsuite>
            """;
    private static final String REPORT = """
            <testsuite name="dev.tutti.it.deployment.CallersTest">
              <properties>
                <property name="it.server" value="Octopus"/>
                <property name="it.server.version" value="8.0"/>
                <property name="it.server.jakarta" value="10"/>
                <property name="java.version" value="17.0.15"/>
              </properties>
              <testcase name="servlet"><system-out>text</system-out></testcase>
              <testcase name="resource">%s</testcase>
              <testcase name="timer"><skipped message="It has no timers."/></testcase>
              <testcase name="other"><skipped message="Not on this machine."/></testcase>
            </testsuite>
            """;

    @TempDir
    Path directory;

    Path readme;
    ServersTable table;

    @BeforeEach
    void project() throws Exception {
        readme = directory.resolve("README.md");
        Files.writeString(readme, README);
        write("scenarios/src/main/java/dev/tutti/scenarios/load/LoadTest.java", "");
        write("deployment/src/main/java/dev/tutti/it/deployment/CallersTest.java", "");
        write("octopus/pom.xml", "<name>Tutti integration: Octopus</name>");
        write("octopus/src/test/resources/arquillian.xml", "");
        write(
                "octopus/src/test/resources/exceptions.properties",
                "dev.tutti.it.deployment.CallersTest#timer = It has no timers.");
        write("octopus/target/failsafe-reports/TEST-load.xml", EMPTY_REPORT);
        write("octopus/target/failsafe-reports/TEST-callers.xml", REPORT.formatted(""));
        table = new ServersTable(directory, readme);
    }

    @Test
    void whatRanIsWritten() throws Exception {
        table.write(START);

        assertThat(readme)
                .content()
                .contains("| Octopus | 8.0 | 10 | 17.0.15 | 2 | 1 |\n")
                .contains("\n- Octopus: It has no timers. (`CallersTest.timer`)\n")
                .contains("Not on all of them:")
                .doesNotContain("old");
    }

    @Test
    void whatWasWrittenPassesTheCheck() throws Exception {
        table.write(START);

        table.check();
    }

    @Test
    void aRunThatFailedIsNotWritten() throws Exception {
        write("octopus/target/failsafe-reports/TEST-callers.xml", REPORT.formatted("<failure>text</failure>"));

        assertThat(table.write(START)).contains("1 tests failed on Octopus");
        assertThat(readme).hasContent(README);
    }

    @Test
    void aRunOfSomeTestsIsNotWritten() throws Exception {
        Files.delete(directory.resolve("octopus/target/failsafe-reports/TEST-load.xml"));

        assertThat(table.write(START)).contains("1 test classes did not run on Octopus, such as", "LoadTest");
        assertThat(readme).hasContent(README);
    }

    @Test
    void aRunOfAnEarlierBuildIsNotWritten() throws Exception {
        Files.setLastModifiedTime(directory.resolve("octopus/target/failsafe-reports/TEST-load.xml"), BEFORE);
        Files.setLastModifiedTime(directory.resolve("octopus/target/failsafe-reports/TEST-callers.xml"), BEFORE);

        assertThat(table.write(START)).contains("Octopus did not run");
        assertThat(readme).hasContent(README);
    }

    @Test
    void aServerThatCouldNotRunIsWrittenWithTheReason() throws Exception {
        write("squid/pom.xml", "<name>Tutti integration: Squid 7</name>");
        write("squid/src/test/resources/arquillian.xml", "");
        write("squid/target/not-run.txt", "not run: it needs JDK 21\n");

        table.write(START);

        assertThat(readme).content().contains("| Squid 7 | | | | not run: it needs JDK 21 | |\n");
    }

    @Test
    void aServerThatCouldNotRunHasSkippedAllItsTests() throws Exception {
        write("octopus/target/not-run.txt", "not run: it needs JDK 21\n");

        table.write(START);

        assertThat(readme).content().contains("| Octopus | | | | not run: it needs JDK 21 | |\n");
    }

    @Test
    void theJdkIsThatOfTheServer() throws Exception {
        write("octopus/target/jdk.txt", "25.0.3\n");

        table.write(START);

        assertThat(readme).content().contains("| Octopus | 8.0 | 10 | 25.0.3 | 2 | 1 |\n");
    }

    @Test
    void exceptionsThatTheReadmeDoesNotHaveAreFound() {
        assertThatThrownBy(table::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("README.md lists other exceptions")
                .hasMessageContaining("- Octopus: It has no timers. (`CallersTest.timer`)");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
