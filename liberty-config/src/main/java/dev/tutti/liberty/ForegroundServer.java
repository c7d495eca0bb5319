package dev.tutti.liberty;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An Open Liberty server that lives as long as this JVM: it says when its application answers, and Ctrl-C ends both.
 *
 * <p>Run inside Maven's JVM, because Maven would exit before a child process has shut down; a shutdown hook is waited
 * for.
 */
public final class ForegroundServer {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private volatile boolean stopping;

    private ForegroundServer(Process process) {
        this.process = process;
    }

    /** Takes the installation ({@code wlp}), the user directory, the server's name in it, and the HTTP port. */
    public static void main(String[] args) throws Exception {
        Path installation = Path.of(args[0]);
        Path userDirectory = Path.of(args[1]);
        String name = args[2];
        int port = Integer.parseInt(args[3]);

        refuseTakenPort(port);
        ForegroundServer server = new ForegroundServer(start(installation, userDirectory, name, port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-" + name));
        server.announce(URI.create("http://localhost:" + port + "/"));
        server.await();
    }

    /** Liberty itself would go on without HTTP, and another server would answer in its place. */
    private static void refuseTakenPort(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException nobodyListens) {
            return;
        }
        throw new IOException("Port " + port + " is in use. Stop what listens there, or add -Dhttp.port=<another>");
    }

    private static Process start(Path installation, Path userDirectory, String name, int port) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path script = installation.resolve("bin").resolve(windows ? "server.bat" : "server");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", name).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", userDirectory.toString());
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        return builder.start();
    }

    private void announce(URI address) throws InterruptedException {
        while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (answers(address)) {
                System.out.printf("%n    Open %s  (Ctrl-C stops the server)%n%n", address);
                return;
            }
        }
    }

    private static boolean answers(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setReadTimeout(5000);
            int status = connection.getResponseCode();
            // A connection kept open would hold up the server when it stops.
            connection.disconnect();
            return status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void await() throws InterruptedException {
        int code = process.waitFor();
        if (stopping) {
            // Until the JVM is gone: returning would let Maven report a success or a failure, and it is neither.
            Thread.currentThread().join();
        }
        throw new IllegalStateException("The server ended by itself with code " + code);
    }

    private void stop() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
