package dev.tutti.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** A client of the server on this machine. */
final class Client {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Client(int port) {
        this.base = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/");
    }

    /** The body of the answer, which must be a success. */
    String get(String path) throws IOException, InterruptedException {
        return successful(request(path, Duration.ofMinutes(1)).build());
    }

    String postAs(String user, String password, String path, Duration patience)
            throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return successful(request(path, patience)
                .header("Authorization", "Basic " + credentials)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Asks for what is not there: afterwards this client and the server's connection are warm. */
    void warmUp() throws IOException, InterruptedException {
        send(request("nothing", Duration.ofMinutes(1)).build());
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    }

    private String successful(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(request.method() + " "
                    + request.uri().getPath() + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
