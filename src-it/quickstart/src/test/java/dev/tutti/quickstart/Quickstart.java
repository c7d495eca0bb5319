package dev.tutti.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The quickstart in an Open Liberty of its own, which all tests share, and a client of it. */
public final class Quickstart implements BeforeAllCallback {

    private static final URI BASE = URI.create("http://localhost:" + System.getProperty("it.http.port") + "/");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(Quickstart.class)).getOrComputeIfAbsent(Server.class);
    }

    public static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    public static CompletableFuture<HttpResponse<String>> getAsync(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> put(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).PUT(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return HTTP.send(form(path, form), BodyHandlers.ofString());
    }

    public static CompletableFuture<HttpResponse<String>> postFormAsync(String path, String form) {
        return HTTP.sendAsync(form(path, form), BodyHandlers.ofString());
    }

    private static HttpRequest form(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
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

    /** The server, once for all tests. */
    static final class Server implements AutoCloseable {

        private final Liberty liberty;

        Server() throws Exception {
            liberty = Liberty.start(System.getProperty("it.server.name"), Integer.getInteger("it.http.port"));
            try {
                liberty.await(BASE.resolve("api/examples"));
            } catch (Exception | Error e) {
                liberty.close();
                throw e;
            }
        }

        @Override
        public void close() {
            liberty.close();
        }
    }
}
