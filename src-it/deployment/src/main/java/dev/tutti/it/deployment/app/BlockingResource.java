package dev.tutti.it.deployment.app;

import dev.tutti.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls with blocking bodies; each request makes calls or asks for their values. */
@Path("blocking")
@ApplicationScoped
public class BlockingResource {

    private volatile List<TaskRef<String>> calls = List.of();

    @Inject
    Quotes quotes;

    @POST
    public void call() {
        calls = Stream.generate(quotes::blocking).limit(Quotes.BLOCKED).toList();
    }

    @GET
    @Path("all-blocked")
    public boolean allBlocked() throws InterruptedException {
        return quotes.allBlocked();
    }

    @POST
    @Path("release")
    public void release() {
        quotes.release();
    }

    @GET
    public String values() {
        return calls.stream()
                .map(call -> call.result(Duration.ofSeconds(30)))
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
                .toString();
    }
}
