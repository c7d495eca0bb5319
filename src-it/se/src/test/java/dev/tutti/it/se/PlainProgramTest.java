package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainProgramTest {

    @TempDir
    Path directory;

    @Test
    void e9_aPlainProgramGetsElevenAndExitsByItself() throws Exception {
        Path output = directory.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainProgram.class.getName())
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS))
                    .as("exits by itself")
                    .isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(program.exitValue()).isZero();
        assertThat(Files.readAllLines(output))
                .isEqualTo(List.of("waited for: 11", "gathered: [11, 11]", "threads left: 0"));
    }
}
