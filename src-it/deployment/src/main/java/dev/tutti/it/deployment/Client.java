package dev.tutti.it.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A user of one deployed application, by HTTP. */
public final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final URI base;
    private final String authorization;

    private Client(URL base, String authorization) {
        this.base = URI.create(base.toString());
        this.authorization = authorization;
    }

    public static Client nobody(URL base) {
        return new Client(base, "");
    }

    /** In the role {@code user}. */
    public static Client alice(URL base) {
        return new Client(base, basic("alice", "alice-secret"));
    }

    /** In the roles {@code user} and {@code admin}. */
    public static Client bob(URL base) {
        return new Client(base, basic("bob", "bob-secret"));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** The body of a successful response. */
    public String get(String path) throws IOException, InterruptedException {
        return body(HTTP.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    public String post(String path) throws IOException, InterruptedException {
        return body(HTTP.send(
                request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
    }

    public HttpResponse<String> response(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    public CompletableFuture<String> getAsync(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.ofString())
                .thenApply(Client::body);
    }

    /** Sends one message to a WebSocket endpoint; the future completes with the answer. */
    public CompletableFuture<String> ask(String path, String message) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (!authorization.isEmpty()) {
            builder.header("Authorization", authorization);
        }
        builder.buildAsync(
                        URI.create(base.resolve(path).toString().replaceFirst("^http", "ws")), new FirstAnswer(answer))
                .thenCompose(socket -> socket.sendText(message, true))
                .exceptionally(failure -> {
                    answer.completeExceptionally(failure);
                    return null;
                });
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String body(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as("%s: %s", response.uri(), response.body())
                .isBetween(200, 204);
        return response.body();
    }

    private record FirstAnswer(CompletableFuture<String> answer) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            answer.completeExceptionally(new IOException("Closed: " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}
