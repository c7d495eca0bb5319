package dev.tutti.it.payara;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK of this machine: the one that builds, its neighbours, and those that variables beginning with JAVA_HOME name. */
record Jdk(Path home, String version) {

    /** The oldest that is not older than that. */
    static Optional<Jdk> since(int version) {
        return candidates()
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature() >= version)
                .min(Comparator.comparingInt(Jdk::feature));
    }

    /** The first part of its version. */
    int feature() {
        return Integer.parseInt(version.split("[.]")[0]);
    }

    private static Stream<Path> candidates() {
        Path own = Path.of(System.getProperty("java.home"));
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.of(Stream.of(own), neighbours(own), named).flatMap(each -> each);
    }

    private static Stream<Path> neighbours(Path own) {
        try (Stream<Path> all = Files.list(own.toRealPath().getParent())) {
            return all.toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** Read from the file in which every JDK says what it is. */
    private static Optional<Jdk> at(Path home) {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) { // no JDK
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        boolean complete = Files.exists(home.resolve("bin").resolve("javac"));
        return complete && version.matches("\\d+([.].*)?") ? Optional.of(new Jdk(home, version)) : Optional.empty();
    }
}
