package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of this JDK, run to its end in a directory. */
final class Jvm {

    private Jvm() {}

    /** Returns the lines of its output; fails if it does not end, or ends badly. */
    static List<String> run(Path directory, String command, String... arguments)
            throws IOException, InterruptedException {
        return run(directory, Map.of(), command, arguments);
    }

    /** As the other, with further variables of the environment. */
    static List<String> run(Path directory, Map<String, String> environment, String command, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        ProcessBuilder program = new ProcessBuilder(Stream.concat(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", command)
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectInput(
                        Files.createTempFile(directory, "nothing", ".txt").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        program.environment().putAll(environment);
        Process process = program.start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            assertThat(ended)
                    .as("ends by itself; its errors: %s", Files.readString(errors))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(output);
    }
}
