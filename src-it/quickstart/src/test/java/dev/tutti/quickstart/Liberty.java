package dev.tutti.quickstart;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The process of an Open Liberty server. */
public final class Liberty implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;

    private Liberty(Process process) {
        this.process = process;
    }

    /** Starts the server of that name, which has been configured before. */
    public static Liberty start(String name, int port) throws IOException {
        ProcessBuilder server = new ProcessBuilder(
                Path.of(System.getProperty("it.wlp"), "bin", "server").toString(), "run", name);
        server.environment().put("HTTP_PORT", Integer.toString(port));
        return new Liberty(server.inheritIO().start());
    }

    /** Waits until the address is found; fails if the server ends. */
    public void await(URI address) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!found(address)) {
            if (process.waitFor(250, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IllegalStateException("There is no answer at " + address);
            }
        }
    }

    private static boolean found(URI address) {
        try {
            return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
