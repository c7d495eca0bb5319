package dev.tutti.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The README's table of servers, from what one build reported, and its list of exceptions, from those that the projects
 * have.
 */
public final class ServersTable {

    private static final String HEAD = """

            | server | version | Jakarta EE | JDK | tests passed | excepted |
            |---|---|---|---|---|---|
            """;

    private final Path directory;
    private final Section table;
    private final Section exceptions;

    ServersTable(Path directory, Path readme) {
        this.directory = directory;
        this.table = new Section(readme, "servers");
        this.exceptions = new Section(readme, "exceptions");
    }

    /**
     * Takes the directory of the projects and the README, whose exceptions it checks; with the time at which the build
     * began it writes both first.
     */
    public static void main(String[] args) throws IOException {
        ServersTable servers = new ServersTable(Path.of(args[0]), Path.of(args[1]));
        if (args.length > 2) {
            System.out.println(servers.write(FileTime.from(Instant.parse(args[2]))));
        }
        servers.check();
    }

    /** Says what it did. A run that has failures, or not all tests, is no run: then the README stays as it is. */
    String write(FileTime start) throws IOException {
        List<String> obstacles = new ArrayList<>();
        Map<String, String> rows = new TreeMap<>();
        for (ServerProject project : ServerProject.in(directory)) {
            Optional<String> whyNot = project.whyNot(start);
            if (whyNot.isPresent()) {
                rows.put(project.name(), "| " + project.name() + " | | | | " + whyNot.get() + " | |\n");
                continue;
            }
            Set<String> reasons = new HashSet<>(project.exceptions().values());
            List<ServerRun> runs = project.runs(start);
            if (runs.isEmpty() && project.isServer()) {
                obstacles.add(project.name() + " did not run");
            }
            for (ServerRun run : runs) {
                obstacles.addAll(obstacles(project, run));
                String jdk = project.jdk(start).orElse(run.jdk());
                String title = run.server() + " | " + run.version() + " | " + run.jakarta() + " | " + jdk;
                rows.put(title, "| " + title + " | " + run.passed() + " | " + run.excepted(reasons) + " |\n");
            }
        }
        if (!obstacles.isEmpty()) {
            return "The table of servers stays as it is: " + String.join("; ", obstacles);
        }
        table.write(HEAD + String.join("", rows.values()) + "\n");
        exceptions.write(list());
        return "The README has the results of " + rows.size() + " runs";
    }

    private List<String> obstacles(ServerProject project, ServerRun run) throws IOException {
        List<String> obstacles = new ArrayList<>();
        if (run.failed() > 0) {
            obstacles.add(run.failed() + " tests failed on " + run.server());
        }
        Set<String> missing = tests("scenarios");
        if (project.isServer()) {
            missing.addAll(tests("deployment"));
        }
        missing.removeAll(run.classes());
        if (!missing.isEmpty()) {
            obstacles.add(missing.size() + " test classes did not run on " + run.server() + ", such as "
                    + missing.iterator().next());
        }
        return obstacles;
    }

    /** The test classes that a project has for all servers. */
    private Set<String> tests(String project) throws IOException {
        Path sources = directory.resolve(project).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.java"))
                    .map(file -> file.replaceAll("\\.java$", "").replaceAll("[/\\\\]", "."))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /** Throws an {@link IllegalStateException} if the README lists other exceptions than the projects. */
    void check() throws IOException {
        String expected = list();
        if (!exceptions.read().equals(expected)) {
            throw new IllegalStateException(
                    exceptions.file() + " lists other exceptions than the exceptions.properties of " + directory
                            + "; mvn verify -Pall-servers writes them, or write between the markers:\n" + expected);
        }
    }

    private String list() throws IOException {
        StringBuilder list = new StringBuilder("\n");
        for (ServerProject project : ServerProject.in(directory)) {
            Map<String, List<String>> testsByReason = project.exceptions().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(ServersTable::test, Collectors.toList())));
            for (Map.Entry<String, List<String>> excepted : testsByReason.entrySet()) {
                list.append("- ").append(project.name()).append(": ").append(excepted.getKey());
                list.append(" (").append(String.join(", ", excepted.getValue())).append(")\n");
            }
        }
        return list.length() == 1 ? "\nThere are none.\n\n" : list.append("\n").toString();
    }

    /** Without the packages that all of them are in. */
    private static String test(Map.Entry<String, String> exception) {
        String test = exception.getKey().replaceFirst("^dev\\.tutti\\.(scenarios\\.|it\\.deployment\\.)", "");
        return "`" + test.replace('#', '.') + "`";
    }
}
