package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Each class of the library links where only those archives are that it needs. */
class LinkageTest {

    private static final Set<String> LIBRARY = Set.of("tutti-api", "tutti", "tutti-se");

    /** What dev.tutti:tutti puts into a WAR. */
    private static final Set<String> PACKED =
            Set.of("tutti-api", "tutti", "mutiny", "smallrye-common-annotation", "jctools-core", "jspecify");

    /** What the smallest server has: CDI. */
    private static final Set<String> SERVERS = Set.of(
            "jakarta.enterprise.cdi-api",
            "jakarta.enterprise.lang-model",
            "jakarta.inject-api",
            "jakarta.interceptor-api",
            "jakarta.annotation-api");

    /** Weld SE alone. */
    private static final Set<String> WELD = Set.of(
            "weld-se-core",
            "weld-environment-common",
            "weld-core-impl",
            "weld-lite-extension-translator",
            "weld-api",
            "weld-spi",
            "jakarta.el-api",
            "jakarta.enterprise.cdi-el-api",
            "jboss-classfilewriter",
            "jboss-logging");

    /** The optional parts: a class of ours, and the beginning of what it cannot do without. None of them is a bean. */
    private static final Map<String, String> ON_THE_PLAIN_JVM = Map.ofEntries(
            // Services, which RESTEasy and Jersey alone ask for, and what these ask for only where they are.
            Map.entry("dev.tutti.internal.rest.UniResponse", "org/jboss/resteasy/spi/AsyncResponseProvider"),
            Map.entry("dev.tutti.internal.rest.UniFeature", "jakarta/ws/rs/core/"),
            Map.entry("dev.tutti.internal.rest.UniEntity", "jakarta/ws/rs/container/"),
            Map.entry("dev.tutti.internal.rest.UniInvocation", "org/glassfish/jersey/server/"),
            Map.entry("dev.tutti.internal.rest.UniInvocation$Binder", "org/glassfish/hk2/"),
            // Asked for where the error is caught: Contexts does without.
            Map.entry("dev.tutti.internal.context.ConcurrencyCarrier", "jakarta/enterprise/concurrent/"));

    private static final Map<String, String> ON_THE_SMALLEST_SERVER = withThoseOfServers();

    private static Map<String, String> withThoseOfServers() {
        Map<String, String> all = new TreeMap<>(ON_THE_PLAIN_JVM);
        // Contexts falls back on the class loader,
        all.put("dev.tutti.internal.context.MicroProfileCarrier", "org/eclipse/microprofile/context/");
        // and Settings on none.
        all.put("dev.tutti.internal.config.MicroProfileSettings", "org/eclipse/microprofile/config/");
        return all;
    }

    private final ClassPath program = ClassPath.ofAProgram();

    @Test
    void onThePlainJvm() throws Exception {
        assertThat(LIBRARY).isSubsetOf(program.names());

        assertFails(program, LIBRARY, ON_THE_PLAIN_JVM);
    }

    @Test
    void onTheSmallestServer() throws Exception {
        ClassPath server = program.only(name -> PACKED.contains(name) || SERVERS.contains(name));

        assertFails(server, PACKED, ON_THE_SMALLEST_SERVER);
    }

    @Test
    void theirAbsenceDisturbsNoContainer() throws Exception {
        ClassPath smallest =
                program.only(name -> PACKED.contains(name) || SERVERS.contains(name) || WELD.contains(name));

        assertThat(answer(program)).isEqualTo(List.of("remote", "actor", 11));
        assertThat(answer(smallest)).isEqualTo(List.of("remote", "actor", 11));
    }

    private static Object answer(ClassPath with) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = with.withTests().loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> small = loader.loadClass(SmallApplication.class.getName());
            return ((Callable<?>) small.getDeclaredConstructor().newInstance()).call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static void assertFails(ClassPath with, Set<String> archives, Map<String, String> allowed)
            throws IOException {
        Map<String, String> failures = failures(with, archives);

        assertThat(failures).containsOnlyKeys(allowed.keySet());
        assertThat(failures).allSatisfy((type, missing) -> assertThat(missing).startsWith(allowed.get(type)));
    }

    /** What is missing, by the class that does not link. */
    private static Map<String, String> failures(ClassPath with, Set<String> archives) throws IOException {
        Map<String, String> failures = new TreeMap<>();
        try (URLClassLoader loader = with.loader()) {
            for (Path archive : with.only(archives::contains).archives()) {
                for (String type : classes(archive)) {
                    missing(type, loader).ifPresent(missing -> failures.put(type, missing));
                }
            }
        }
        return failures;
    }

    private static List<String> classes(Path archive) throws IOException {
        try (JarFile file = new JarFile(archive.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("dev/tutti/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    /** Links the class, supertypes and signatures included, as a container does that looks at it. */
    private static Optional<String> missing(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            type.getDeclaredMethods(); // links and verifies it, too
            type.getDeclaredConstructors();
            type.getDeclaredFields();
            type.getDeclaredClasses();
            type.getGenericInterfaces();
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
