package dev.tutti.quickstart.gateway;

import dev.tutti.quickstart.RefusedException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The slow service by HTTP. Thread-safe. */
@ApplicationScoped
public class SlowClient {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DATA = "data:";

    @Inject
    @ConfigProperty(name = "gateway.service")
    String service;

    private HttpClient http;

    @PostConstruct
    void open() {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** Cancelling what it returns breaks the connection off, by which the service learns of it. */
    CompletionStage<HttpResponse<String>> work(Duration time) {
        URI work = URI.create(service + "/work?ms=" + time.toMillis());
        return http.sendAsync(HttpRequest.newBuilder(work).timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    /** What the last event says. */
    static String answer(HttpResponse<String> response) {
        int last = response.body().lastIndexOf(DATA);
        if (response.statusCode() != 200 || last < 0) {
            throw new RefusedException(502, "The slow service answered with status " + response.statusCode() + ".");
        }
        return response.body().substring(last + DATA.length()).strip();
    }
}
