package dev.tutti.quickstart.gateway;

import static dev.tutti.TaskRef.OnUnsubscribe.CANCEL;

import dev.tutti.quickstart.Events;
import dev.tutti.quickstart.Parameters;
import dev.tutti.quickstart.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;

/** Calls the slow service through the gateway, one call or many. */
@Path("gateway")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class GatewayResource {

    private static final int MOST_CALLS = 200;

    @Inject
    Traffic traffic;

    @GET
    public Now now() {
        return new Now(Gateway.AT_ONCE, Gateway.WAITING, traffic.all());
    }

    /** The slow service's answer. */
    @GET
    @Path("call")
    public Uni<String> call(@QueryParam("ms") @DefaultValue("1000") String ms) {
        return traffic.call(Parameters.milliseconds(ms))
                .uni(CANCEL)
                .onFailure(IOException.class)
                .transform(failure -> new RefusedException(502, "The slow service did not answer: " + failure));
    }

    /** Events {@code progress} and, as the last one, {@code end}. A client that leaves cancels its calls. */
    @GET
    @Path("burst")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void burst(
            @QueryParam("calls") @DefaultValue("50") String calls,
            @QueryParam("ms") @DefaultValue("1000") String ms,
            @Context Sse sse,
            @Context SseEventSink sink) {
        int many = Parameters.number("calls", calls, 1, MOST_CALLS);
        Events.send(
                traffic.burst(many, Parameters.milliseconds(ms)),
                burst -> burst.isOver() ? "end" : "progress",
                sse,
                sink);
    }

    /** The limits of the gateway, and how all calls stand. */
    public record Now(int atOnce, int mayWait, Calls.View calls) {}
}
