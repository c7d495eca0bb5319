package dev.tutti.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the tests of one server's project gave in one run. */
record ServerRun(
        String server, String version, String jakarta, String jdk, Set<String> classes, List<TestReport> tests) {

    /**
     * The run whose reports lie in a directory; empty if these are older than the build, or of no server: a server's
     * project gives its tests the system properties {@code it.server}, {@code it.server.version} and
     * {@code it.server.jakarta}.
     */
    static Optional<ServerRun> read(Path reports, FileTime start) throws IOException {
        Map<String, String> properties = Map.of();
        Set<String> classes = new TreeSet<>();
        List<TestReport> tests = new ArrayList<>();
        for (Path file : reportsOf(reports, start)) {
            SuiteReport suite = SuiteReport.read(file);
            if (suite.properties().containsKey("it.server")) {
                properties = suite.properties();
            }
            classes.add(suite.name());
            tests.addAll(suite.tests());
        }
        String server = properties.get("it.server");
        return server == null
                ? Optional.empty()
                : Optional.of(new ServerRun(
                        server,
                        properties.getOrDefault("it.server.version", ""),
                        properties.getOrDefault("it.server.jakarta", ""),
                        properties.getOrDefault("java.version", ""),
                        classes,
                        tests));
    }

    private static List<Path> reportsOf(Path directory, FileTime start) throws IOException {
        List<Path> fresh = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("TEST-")
                        && name.endsWith(".xml")
                        && Files.getLastModifiedTime(file).compareTo(start) >= 0) {
                    fresh.add(file);
                }
            }
        }
        return fresh;
    }

    long passed() {
        return tests.stream().filter(TestReport::passed).count();
    }

    long failed() {
        return tests.stream().filter(TestReport::failed).count();
    }

    /** Those that were skipped for one of these reasons. */
    long excepted(Set<String> reasons) {
        return tests.stream()
                .flatMap(test -> test.skipped().stream())
                .filter(reasons::contains)
                .count();
    }
}
