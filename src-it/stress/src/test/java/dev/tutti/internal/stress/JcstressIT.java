package dev.tutti.internal.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;

/** Runs all stress tests: jcstress does that in JVMs of its own. */
class JcstressIT {

    private static final Pattern TEST = Pattern.compile("^JCTEST\\d+S([\\w.]+?)\\d+S", Pattern.MULTILINE);
    private static final Pattern PASSED = Pattern.compile("\\[OK] (\\S+)");

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
                .as(() -> "exit code of jcstress, which says:\n" + report)
                .isZero();
        // For the code is zero too where a test was skipped because it could not begin, or there was none to run.
        String results = report.substring(report.indexOf("RUN RESULTS:"));
        assertThat(PASSED.matcher(results).results().map(passed -> passed.group(1)))
                .as(results)
                .containsExactlyInAnyOrderElementsOf(tests());
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
                "-v", // names what has passed, too
                "-r",
                DIRECTORY.resolve("results").toString());
    }

    /** Ours, without what does not exist, which jcstress does not bear. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> new File(entry).exists())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** All there are, from the list that the annotation processor has written. */
    private static List<String> tests() throws Exception {
        Path list = Path.of(JcstressIT.class.getResource("/META-INF/TestList").toURI());
        List<String> tests = TEST.matcher(Files.readString(list))
                .results()
                .map(test -> test.group(1))
                .toList();
        assertThat(tests).isNotEmpty();
        return tests;
    }
}
