package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A caller with contexts, and what its tasks see of them. */
@Path("contexts")
@RequestScoped
public class ContextsResource {

    @Inject
    Components components;

    @Inject
    Contexts contexts;

    @Inject
    Visit visit;

    @Inject
    Untouched untouched;

    @GET
    @Path("{context}/{place}")
    public String at(
            @PathParam("context") String context,
            @PathParam("place") Place place,
            @QueryParam("visit") @DefaultValue("unset") String value)
            throws Exception {
        visit.set(value);
        return await(place.run(components, () -> contexts.read(context)));
    }

    @GET
    @Path("second-of-two-void-tasks")
    public String secondOfTwoVoidTasks() throws Exception {
        visit.set("set by the caller");
        await(Place.BODY_OF_VOID.run(components, () -> {
            visit.set("set by the first");
            return "";
        }));
        return await(Place.BODY_OF_VOID.run(components, visit::value));
    }

    @GET
    @Path("untouched/{place}")
    public String untouched(@PathParam("place") Place place) throws Exception {
        return await(place.run(components, untouched::value));
    }

    private static String await(CompletionStage<String> result) throws Exception {
        return result.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
