package dev.tutti.quickstart.jobs;

import dev.tutti.quickstart.Events;
import dev.tutti.quickstart.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Starts long jobs, tells how far they are, and cancels them. No request waits for a job. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JobsResource {

    private static final int MOST_STEPS = 1000;

    @Inject
    Jobs jobs;

    @POST
    public Response start(
            @QueryParam("steps") @DefaultValue("10") String steps,
            @QueryParam("ms") @DefaultValue("500") String ms,
            @QueryParam("fail-at") @DefaultValue("0") String failAt) {
        int many = Parameters.number("steps", steps, 1, MOST_STEPS);
        Duration each = Parameters.milliseconds(ms);
        Job job = jobs.start(many, each, Parameters.number("fail-at", failAt, 0, many));
        return Response.accepted(job.view())
                .location(URI.create("jobs/" + job.id()))
                .build();
    }

    @GET
    public List<Job.View> list() {
        return jobs.all().stream().map(Job::view).toList();
    }

    @GET
    @Path("{id}")
    public Job.View find(@PathParam("id") String id) {
        return jobs.find(id).view();
    }

    /** Answers with the job as it is then; one that had ended stays as it was. */
    @DELETE
    @Path("{id}")
    public Job.View cancel(@PathParam("id") String id) {
        Job job = jobs.find(id);
        job.task().cancel();
        return job.view();
    }

    /** An event {@code progress} whenever that changes, and {@code end} as the last one. */
    @GET
    @Path("{id}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void progress(@PathParam("id") String id, @Context Sse sse, @Context SseEventSink sink) {
        Job job = jobs.find(id);
        Events.send(jobs.progress(job), view -> view.isOver() ? "end" : "progress", sse, sink);
    }
}
