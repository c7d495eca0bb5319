package dev.tutti.quickstart.slow;

import dev.tutti.quickstart.Events;
import dev.tutti.quickstart.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;

/** The slow service over HTTP: its work, how busy it is, and a hold that shows who waits for it. */
@Path("slow")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SlowResource {

    @Inject
    SlowService service;

    @GET
    public SlowService.Load load() {
        return service.load();
    }

    /** Events {@code beat} and, as the last one, {@code answer}. */
    @GET
    @Path("work")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void work(@QueryParam("ms") @DefaultValue("1000") String ms, @Context Sse sse, @Context SseEventSink sink) {
        Duration time = Parameters.milliseconds(ms);
        Events.send(service.work(time), SlowService.Sign::sign, sse, sink);
    }

    @PUT
    @Path("hold")
    public void hold() {
        service.hold();
    }

    @DELETE
    @Path("hold")
    public void letGo() {
        service.letGo();
    }

    @DELETE
    @Path("peak")
    public void forgetPeak() {
        service.forgetPeak();
    }
}
