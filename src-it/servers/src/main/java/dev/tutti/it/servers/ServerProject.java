package dev.tutti.it.servers;

import dev.tutti.it.deployment.ExceptedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project that runs the scenarios on a server. */
record ServerProject(Path directory) {

    private static final Pattern NAME = Pattern.compile("<name>Tutti integration: ([^<]*)</name>");

    /** All of them; a project is one of them if it has anything for the tests of a server. */
    static List<ServerProject> in(Path directory) throws IOException {
        try (Stream<Path> projects = Files.list(directory)) {
            return projects.filter(project -> Files.isRegularFile(project.resolve("pom.xml")))
                    .filter(project -> Files.isDirectory(project.resolve("src/test/resources")))
                    .sorted()
                    .map(ServerProject::new)
                    .toList();
        }
    }

    /** As its pom has it. */
    String name() {
        try {
            Matcher name = NAME.matcher(Files.readString(directory.resolve("pom.xml")));
            return name.find() ? name.group(1) : directory.getFileName().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it deploys; Weld SE does not. */
    boolean isServer() {
        return Files.exists(directory.resolve("src/test/resources/arquillian.xml"));
    }

    /** Why its tests could not run, if its build says so in {@code target/not-run.txt}. */
    Optional<String> whyNot(FileTime start) throws IOException {
        return said("not-run.txt", start);
    }

    /** On which JDK its server ran, if its build says in {@code target/jdk.txt} that this was not the tests' own. */
    Optional<String> jdk(FileTime start) throws IOException {
        return said("jdk.txt", start);
    }

    private Optional<String> said(String name, FileTime start) throws IOException {
        Path file = directory.resolve("target").resolve(name);
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(start) >= 0
                ? Optional.of(Files.readString(file).strip())
                : Optional.empty();
    }

    /** The excepted tests and their reasons. */
    Map<String, String> exceptions() throws IOException {
        Path file = directory.resolve("src/test/resources").resolve(ExceptedTests.FILE);
        return Files.exists(file) ? ExceptedTests.read(file.toUri().toURL()).reasons() : Map.of();
    }

    /** One for each directory of reports that were written since the build began. */
    List<ServerRun> runs(FileTime start) throws IOException {
        Path target = directory.resolve("target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        List<ServerRun> runs = new ArrayList<>();
        try (Stream<Path> directories = Files.list(target)) {
            for (Path reports : directories
                    .filter(path -> path.getFileName().toString().matches("(failsafe|surefire)-reports.*"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                Optional<ServerRun> run = ServerRun.read(reports, start);
                run.ifPresent(runs::add);
            }
        }
        return runs;
    }
}
