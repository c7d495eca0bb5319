package dev.tutti.se;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** An archive with a configuration, before all others on the class path of the thread. */
final class Configuration implements AutoCloseable {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Path directory;
    private final URLClassLoader loader;

    private Configuration(Properties keys) throws IOException {
        directory = Files.createTempDirectory("configuration");
        Path file = Files.createDirectory(directory.resolve("META-INF")).resolve("microprofile-config.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, null);
        }
        loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before);
    }

    /** Does the work with these keys in the archive's file; they and their values alternate. */
    static void of(Runnable work, String... keysAndValues) {
        Properties keys = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            keys.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        try (Configuration archive = new Configuration(keys)) {
            archive.run(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Runnable work) {
        Thread.currentThread().setContextClassLoader(loader);
        work.run();
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
        Files.delete(directory.resolve("META-INF/microprofile-config.properties"));
        Files.delete(directory.resolve("META-INF"));
        Files.delete(directory);
    }
}
