package dev.tutti.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Open Liberty server of the benchmarks' own, which ends with this JVM at the latest. For one thread. It is configured afresh
 * each time, so that it remembers nothing of what was deployed before, and listens to this machine alone.
 */
final class Liberty implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final Pattern FAILED =
            Pattern.compile("CWWKZ000[24]E.*|CWWKZ0013E.*|CWWKO0221E.*|CWWKF0001E.*|CWWKF0042E.*|CWWKE0701E.*");

    private final Path directory;
    private final Process process;
    private final Thread hook;
    private final BlockingQueue<Optional<String>> console = new LinkedBlockingQueue<>(); // empty at its end

    private Liberty(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.hook = new Thread(this::end, "end-" + directory.getFileName());
        Runtime.getRuntime().addShutdownHook(hook);
        Thread reader = new Thread(this::read, "console-" + directory.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    /** The directory of the server of that name, with the configuration that the resources of that name are. */
    static Path configure(Setting setting, String name, String... jvmOptions) throws IOException {
        Path directory = setting.users().resolve("servers").resolve(name);
        delete(directory);
        Files.createDirectories(directory.resolve("apps"));
        Files.createDirectories(directory.resolve("configDropins/overrides"));
        Path defaults = directory.resolve("configDropins/defaults/tutti.xml");
        Files.createDirectories(defaults.getParent());
        Files.write(defaults, resource("configDropins/defaults/tutti.xml"));
        Files.write(directory.resolve("server.xml"), resource(name + "/server.xml"));
        // The messages that are waited for have numbers in them, which other languages write differently.
        Files.writeString(
                directory.resolve("jvm.options"), "-Duser.language=en\n" + String.join("\n", jvmOptions) + "\n");
        return directory;
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(
                Liberty.class.getClassLoader().getResourceAsStream(name), "No resource " + name)) {
            return bytes.readAllBytes();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Starts what has been configured, and returns when it is ready. */
    static Liberty start(Setting setting, Path directory) throws IOException, InterruptedException {
        refuseTakenPort(setting.port());
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path script = setting.installation().resolve("bin").resolve(windows ? "server.bat" : "server");
        ProcessBuilder builder = new ProcessBuilder(
                        script.toString(), "run", directory.getFileName().toString())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", setting.users().toString());
        builder.environment().put("HTTP_HOST", InetAddress.getLoopbackAddress().getHostAddress());
        builder.environment().put("HTTP_PORT", Integer.toString(setting.port()));
        Liberty server = new Liberty(directory, builder.start());
        try {
            server.await("CWWKF0011I");
            return server;
        } catch (RuntimeException | InterruptedException | Error e) {
            server.close();
            throw e;
        }
    }

    /** Liberty itself would go on without HTTP, and another server would answer in its place. */
    private static void refuseTakenPort(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException nobodyListens) {
            return;
        }
        throw new IOException(
                "Port " + port + " is in use. Stop what listens there, or add -Dbench.http.port=<another>");
    }

    /** Waits for the next message of that number, and returns it. */
    String await(String number) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<String> next = console.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IllegalStateException("Open Liberty has not said " + number + "; see " + log());
            }
            String line = next.orElseThrow(
                    () -> new IllegalStateException("Open Liberty ended before it said " + number + "; see " + log()));
            Matcher failed = FAILED.matcher(line);
            if (failed.find()) {
                throw new IllegalStateException("Open Liberty says: " + failed.group() + "; see " + log());
            }
            if (line.contains(number)) {
                return line;
            }
        }
    }

    /** Deploys the archive at the root, and returns how many milliseconds the server says it took. */
    double deploy(String archive) throws IOException, InterruptedException {
        Path whole = Files.writeString(directory.resolve("application.xml"), """
                <server>
                    <webApplication location="%s" contextRoot="/"/>
                </server>
                """.formatted(archive));
        Files.move(whole, application(), StandardCopyOption.ATOMIC_MOVE);
        String started = await("CWWKZ0001I");
        Matcher seconds = Pattern.compile("([0-9]+\\.[0-9]+) seconds").matcher(started);
        if (!seconds.find()) {
            throw new IllegalStateException("Open Liberty does not say how long it took: " + started);
        }
        return Double.parseDouble(seconds.group(1)) * 1000;
    }

    void undeploy() throws IOException, InterruptedException {
        Files.delete(application());
        await("CWWKZ0009I");
    }

    private Path application() {
        return directory.resolve("configDropins/overrides/application.xml");
    }

    private Path log() {
        return directory.resolve("logs/messages.log");
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(Optional.of(line));
            }
        } catch (IOException itIsGone) {
            // Which the end says, too.
        }
        console.add(Optional.empty());
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theJvmEnds) {
            // And the hook has nothing left to do.
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroy); // what server.bat has started
        process.destroy();
        try {
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
