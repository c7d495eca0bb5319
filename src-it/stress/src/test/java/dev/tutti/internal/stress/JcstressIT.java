package dev.tutti.internal.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;

/** Runs all stress tests: jcstress does that in JVMs of its own. */
class JcstressIT {

    private static final Path DIRECTORY = Path.of(System.getProperty("stress.directory"));

    @Test
    void noForbiddenResult() throws Exception {
        Files.createDirectories(DIRECTORY);
        Path log = DIRECTORY.resolve("jcstress.log");

        int code = new ProcessBuilder(command())
                .directory(DIRECTORY.toFile()) // where jcstress leaves its files
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor(); // jcstress ends tests that hang

        String report = Files.readString(log);
        assertThat(code)
                .as(() -> "the exit code of jcstress, which says:\n" + report)
                .isZero();
        assertThat(report) // for the code is zero too when there was no test to run
                .contains("Failed tests: No matches.", "Error tests: No matches.")
                .contains("All remaining tests: " + tests() + " matching");
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Main.class.getName(),
                "-c",
                "2",
                "-f",
                System.getProperty("stress.forks"),
                "-iters",
                System.getProperty("stress.iterations"),
                "-time",
                System.getProperty("stress.time"),
                // Few states at once: those of an actor take a hundred times as long as those of a gate.
                "-strideSize",
                "256",
                "-strideCount",
                "1",
                // One mode of the JVM, for the races are between methods and not between instructions.
                "-jvmArgs",
                "-Xmx512m",
                "-sc",
                "false",
                // The engine has threads of its own, which must not be bound to the processor of the one that started
                // it,
                "-af",
                "NONE",
                // nor find the processors taken by those that wait for each other.
                "-spinStyle",
                "THREAD_YIELD",
                "-r",
                DIRECTORY.resolve("results").toString());
    }

    /** Ours, without what does not exist, which jcstress does not bear. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> new File(entry).exists())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** How many there are, from the list that the annotation processor has written. */
    private static long tests() throws Exception {
        Path list = Path.of(JcstressIT.class.getResource("/META-INF/TestList").toURI());
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> line.startsWith("JCTEST")).count();
        }
    }
}
