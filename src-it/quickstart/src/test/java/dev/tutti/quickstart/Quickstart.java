package dev.tutti.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The quickstart in an Open Liberty of its own, which all tests share, and a client of it. */
public final class Quickstart implements BeforeAllCallback {

    private static final URI BASE = URI.create("http://localhost:" + System.getProperty("it.http.port") + "/");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofMinutes(3);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(Quickstart.class)).getOrComputeIfAbsent(Server.class);
    }

    public static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    /** Opens a stream of server-sent events; closing it is a client that leaves. */
    public static EventStream listen(String path) throws IOException, InterruptedException {
        return new EventStream(HTTP.send(request(path).GET().build(), BodyHandlers.ofInputStream()));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(BASE.resolve(path)).timeout(LIMIT);
    }

    /** The server's process. */
    static final class Server implements AutoCloseable {

        private final Process process;

        Server() throws Exception {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("it.wlp"), "bin", "server")
                                    .toString(),
                            "run",
                            System.getProperty("it.server.name"))
                    .inheritIO()
                    .start();
            long end = System.nanoTime() + START.toNanos();
            while (!answers()) {
                if (process.waitFor(250, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    process.destroy();
                    throw new IllegalStateException("The quickstart does not answer at " + BASE);
                }
            }
        }

        private static boolean answers() throws InterruptedException {
            try {
                return get("api/examples").statusCode() == 200;
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
}
