package dev.tutti.quickstart.ticks;

import dev.tutti.quickstart.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;

/** Ten ticks a second until the client leaves, and how many clients there are. */
@Path("ticks")
@ApplicationScoped
public class TicksResource {

    private static final Duration EVERY = Duration.ofMillis(100);

    @Inject
    Ticker ticker;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void ticks(@Context Sse sse, @Context SseEventSink sink) {
        Events.send(ticker.ticks(EVERY), tick -> "tick", sse, sink);
    }

    @GET
    @Path("running")
    @Produces(MediaType.APPLICATION_JSON)
    public Running running() {
        return new Running(ticker.running());
    }

    /** How many streams tick. */
    public record Running(int streams) {}
}
