package dev.tutti.bench;

import dev.tutti.Tutti;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Runs the quickstart's examples one after the other on the plain JVM, each once, and tells how long each took: {@code Examples
 * <file>}, in a JVM of its own that has {@linkplain #compile their classes}.
 *
 * <p>Called by reflection: the quickstart is a WAR, whose classes are on nobody else's class path.
 */
public final class Examples {

    static final String HEADINGS = "example,title,seconds,peak,as expected";

    private static final String PACKAGE = "dev.tutti.quickstart.examples";

    private Examples() {}

    public static void main(String[] arguments) throws Exception {
        Class<?> example = Class.forName(PACKAGE + ".Example");
        Method run = example.getMethod("run");
        Method ok = run.getReturnType().getMethod("ok");
        Method peak = run.getReturnType().getMethod("peak");
        List<String> lines = new ArrayList<>();
        try (Tutti tutti = Tutti.start()) {
            for (Object each : inOrder(tutti, example)) {
                long start = System.nanoTime();
                Object finding = run.invoke(each);
                double seconds = (System.nanoTime() - start) / 1e9;
                lines.add("%s,%s,%s,%s,%s"
                        .formatted(
                                text(each, "id"),
                                text(each, "title").replace(',', ';'),
                                String.format(Locale.ROOT, "%.3f", seconds),
                                peak.invoke(finding).toString().replaceAll("\\D", ""),
                                ok.invoke(finding)));
            }
        }
        Files.write(Path.of(arguments[0]), lines);
        lines.forEach(System.out::println);
    }

    private static List<Object> inOrder(Tutti tutti, Class<?> example) {
        return tutti.beans().select(example).stream()
                .map(Object.class::cast)
                .sorted(Comparator.comparingInt(
                        each -> Integer.parseInt(text(each, "id").substring(1))))
                .toList();
    }

    private static String text(Object example, String method) {
        try {
            return (String) example.getClass().getMethod(method).invoke(example);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(example.getClass() + " has no " + method + "()", e);
        }
    }

    /** Compiles the quickstart's sources of examples, and gives the directory of classes. */
    static Path compile(Path quickstart) throws IOException {
        Path classes = Files.createTempDirectory("examples");
        Files.createDirectories(classes.resolve("META-INF"));
        Files.createFile(classes.resolve("META-INF/beans.xml"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(quickstart.resolve(PACKAGE.replace('.', '/')))) {
            List<Path> plain = sources.filter(source -> !source.endsWith("ExamplesResource.java"))
                    .toList(); // which is for a server
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(plain))
                    .call()) {
                throw new IllegalStateException("The examples in " + quickstart + " do not compile; see above");
            }
        }
        return classes;
    }
}
