package dev.tutti.it.deployment;

import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The tests that a server does not pass, each with the reason, as its project's {@code exceptions.properties} lists
 * them: {@code <class>#<method>=<sentence>}, or without {@code #<method>} where the whole class cannot be deployed.
 */
public final class ExceptedTests {

    /** On the class path of the tests. */
    public static final String FILE = "exceptions.properties";

    private final Map<String, String> reasons;

    private ExceptedTests(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /** Those of the server's project whose tests run; none if it has no such file. */
    static ExceptedTests ofThisProject() {
        URL file = ExceptedTests.class.getClassLoader().getResource(FILE);
        return file == null ? new ExceptedTests(Map.of()) : read(file);
    }

    /** Throws an {@link IllegalStateException} for entries that name no test or give no reason. */
    public static ExceptedTests read(URL file) {
        Properties lines = new Properties();
        try (InputStream in = file.openStream()) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> reasons = new TreeMap<>();
        lines.stringPropertyNames().forEach(test -> reasons.put(test, lines.getProperty(test)));
        List<String> mistakes =
                reasons.entrySet().stream().flatMap(ExceptedTests::mistakes).toList();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(file + ":\n" + String.join("\n", mistakes));
        }
        return new ExceptedTests(reasons);
    }

    private static Stream<String> mistakes(Map.Entry<String, String> entry) {
        Stream<String> test = namesATest(entry.getKey())
                ? Stream.of()
                : Stream.of(entry.getKey() + " names no test: correct or remove the line");
        Stream<String> reason = entry.getValue().isBlank()
                ? Stream.of(entry.getKey() + " has no reason: write one behind the equals sign")
                : Stream.of();
        return Stream.concat(test, reason);
    }

    private static boolean namesATest(String test) {
        String[] parts = test.split("#", 2);
        Optional<Class<?>> type = ReflectionSupport.tryToLoadClass(parts[0]).toOptional();
        return type.isPresent()
                && !ReflectionSupport.findMethods(
                                type.get(),
                                method -> AnnotationSupport.isAnnotated(method, Testable.class)
                                        && (parts.length == 1
                                                || method.getName().equals(parts[1])),
                                TOP_DOWN)
                        .isEmpty();
    }

    /** The excepted tests and their reasons, in alphabetical order. */
    public Map<String, String> reasons() {
        return reasons;
    }

    Optional<String> reasonFor(Class<?> test) {
        return Optional.ofNullable(reasons.get(test.getName()));
    }

    Optional<String> reasonFor(Class<?> test, Method method) {
        return Optional.ofNullable(reasons.get(test.getName() + "#" + method.getName()));
    }
}
