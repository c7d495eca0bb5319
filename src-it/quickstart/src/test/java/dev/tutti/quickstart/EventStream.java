package dev.tutti.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A response of server-sent events, as it comes. */
public final class EventStream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    public EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    public String type() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** Waits for the next event; empty at the end of the stream. */
    public Optional<Event> next() throws IOException {
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                return Optional.of(
                        new Event(name, line.substring("data:".length()).strip()));
            }
        }
        return Optional.empty();
    }

    /** All that are still to come. */
    public List<Event> rest() throws IOException {
        List<Event> all = new ArrayList<>();
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            all.add(event.get());
        }
        return all;
    }

    /** The text of a response that is no stream. */
    public String text() throws IOException {
        return new String(response.body().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    /** One of them, its data being JSON on one line. */
    public record Event(String name, String data) {}
}
