package dev.tutti.it.deployment.isolation;

import dev.tutti.ActorStats;
import dev.tutti.Actors;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Coordination;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** An application that shares its server with others that have the same classes and use the same names. */
@Path("")
@ApplicationScoped
public class Neighbour {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TaskRef.Promise<Void> leave = TaskRef.promise();
    private final Semaphore entered = new Semaphore(0);

    @Inject
    Actors actors;

    @Inject
    Coordination coordination;

    @Inject
    Tasks tasks;

    /** The number of a visit that is over at once. */
    @POST
    @Path("visits/{turnstile}")
    public String visit(@PathParam("turnstile") String name) {
        return String.valueOf(
                turnstile(name).enter(new Semaphore(0), TaskRef.of(null)).result(LIMIT));
    }

    @GET
    @Path("turnstiles/{turnstile}")
    public boolean exists(@PathParam("turnstile") String name) {
        return actors.find(Turnstile.class, name).isPresent();
    }

    /** How many of five visitors are inside, and how many wait, when so many as are expected have come in. */
    @POST
    @Path("five/{turnstile}")
    public String five(@PathParam("turnstile") String name, @QueryParam("expected") int expected) throws Exception {
        Turnstile turnstile = turnstile(name);
        Semaphore inside = new Semaphore(0);
        TaskRef.Promise<Void> over = TaskRef.promise();
        for (int visitor = 0; visitor < 5; visitor++) {
            turnstile.enter(inside, over);
        }
        Turnstile.haveEntered(inside, expected);
        ActorStats stats = actors.stats(turnstile);
        over.complete(null);
        return stats.running() + " inside, " + stats.waiting() + " waiting";
    }

    /** The number of a visit that is over at {@link #leave}. */
    @GET
    @Path("visit/{turnstile}")
    public CompletionStage<String> longVisit(@PathParam("turnstile") String name) {
        return turnstile(name).enter(entered, leave).then(String::valueOf);
    }

    @GET
    @Path("entered")
    public boolean entered() throws Exception {
        return Turnstile.haveEntered(entered, 1);
    }

    @POST
    @Path("leave")
    public void leave() {
        leave.complete(null);
    }

    /** How many permits are left of a semaphore with so many, after one was taken for good. */
    @POST
    @Path("permits/{semaphore}")
    public String permits(@PathParam("semaphore") String name, @QueryParam("permits") int permits) {
        AsyncSemaphore semaphore = coordination.semaphore(name, permits);
        semaphore.acquire();
        return semaphore.available() + " of " + semaphore.permits();
    }

    @POST
    @Path("orders/{order}")
    public boolean order(@PathParam("order") String order) {
        return coordination.<String>queue("orders", 10).offer(order);
    }

    @GET
    @Path("orders")
    public String orders() {
        return coordination.<String>queue("orders", 10).poll().orElse("none");
    }

    /** Needs a thread and the timer. */
    @GET
    @Path("task")
    public String task() {
        return tasks.sleep(Duration.ofMillis(1)).then(slept -> "done").result(LIMIT);
    }

    private Turnstile turnstile(String name) {
        return actors.of(Turnstile.class).named(name).getOrCreate();
    }
}
