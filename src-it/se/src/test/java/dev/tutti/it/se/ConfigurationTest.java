package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a program on the plain JVM may configure an actor, and what wins. */
class ConfigurationTest {

    private static final String KEY = ConfiguredProgram.Desk.class.getName() + "/Actor/maxPending";
    private static final String VARIABLE = KEY.replaceAll("[^A-Za-z0-9]", "_");

    @TempDir
    Path directory;

    @Test
    void itsFileCounts() throws Exception {
        assertThat(waiting(Map.of())).isEqualTo("waiting: 2");
    }

    @Test
    void theEnvironmentIsAboveItsFile() throws Exception {
        assertThat(waiting(Map.of(VARIABLE, "3"))).isEqualTo("waiting: 3");
    }

    @Test
    void aSystemPropertyIsAboveBoth() throws Exception {
        assertThat(waiting(Map.of(VARIABLE, "3"), "-D" + KEY + "=4")).isEqualTo("waiting: 4");
    }

    @Test
    void bodiesRunOnVirtualThreadsWhereTheJdkHasThem() throws Exception {
        assertThat(output(Map.of())).contains("virtual: " + (Runtime.version().feature() >= 21));
    }

    private String waiting(Map<String, String> environment, String... options) throws Exception {
        return output(environment, options).get(0);
    }

    private List<String> output(Map<String, String> environment, String... options) throws Exception {
        Files.createDirectories(directory.resolve("META-INF"));
        Files.writeString(directory.resolve("META-INF/microprofile-config.properties"), KEY + "=2\n");
        String classPath =
                directory + File.pathSeparator + ClassPath.ofAProgram().withTests();
        Stream<String> program = Stream.of("-cp", classPath, ConfiguredProgram.class.getName());
        return Jvm.run(
                directory,
                environment,
                "java",
                Stream.concat(Stream.of(options), program).toArray(String[]::new));
    }
}
