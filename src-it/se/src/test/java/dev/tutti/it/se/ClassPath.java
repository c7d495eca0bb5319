package dev.tutti.it.se;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Archives as a program has them on its class path; {@link #ofAProgram()} is that of one that depends on tutti-se. */
record ClassPath(List<Path> archives) {

    /** As Maven has written it down; see the pom. */
    static ClassPath ofAProgram() {
        try {
            String written = Files.readString(Path.of("target/classpath")).trim();
            return new ClassPath(
                    Stream.of(written.split(File.pathSeparator)).map(Path::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archives whose file is called so, up to its version. */
    ClassPath only(Predicate<String> name) {
        return new ClassPath(
                archives.stream().filter(each -> name.test(name(each))).toList());
    }

    /** With the classes of these tests, which no beans.xml makes an archive of beans. */
    ClassPath withTests() {
        return new ClassPath(Stream.concat(archives.stream(), Stream.of(Path.of("target/test-classes")))
                .toList());
    }

    List<String> names() {
        return archives.stream().map(ClassPath::name).toList();
    }

    static String name(Path archive) {
        return archive.getFileName().toString().replaceFirst("-[0-9].*", "");
    }

    /** A class loader that knows nothing but these and the JDK. */
    URLClassLoader loader() {
        return new URLClassLoader(
                archives.stream().map(ClassPath::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path archive) {
        try {
            return archive.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the options of {@code java} take it. */
    @Override
    public String toString() {
        return String.join(
                File.pathSeparator,
                archives.stream().map(each -> each.toAbsolutePath().toString()).toList());
    }
}
