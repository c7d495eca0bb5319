package dev.tutti.bench.server.tiny.tasks;

import dev.tutti.bench.server.tiny.Greeter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("tasks")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class TasksResource {

    @Inject
    Greeter greeter;

    @Inject
    RemoteGreeter remote;

    @Inject
    Guests guests;

    @GET
    public String greeting() {
        greeter.greeting(); // a task has of the request's beans those that were used before it
        return remote.greeting().toCompletableFuture().join() + ", guest number "
                + guests.enter().toCompletableFuture().join();
    }
}
