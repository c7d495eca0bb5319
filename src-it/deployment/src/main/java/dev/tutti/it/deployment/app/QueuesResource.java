package dev.tutti.it.deployment.app;

import dev.tutti.Actors;
import dev.tutti.Fairness;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Callers that queue for one permit: each request makes a call and returns, a later one asks for its value. */
@Path("queues")
@ApplicationScoped
public class QueuesResource {

    private final Map<String, TaskRef<String>> calls = new ConcurrentHashMap<>();
    private final TaskRef.Promise<Void> door = TaskRef.promise();
    private final TaskRef.Promise<Void> fairDoor = TaskRef.promise();

    @Inject
    Gate gate;

    @Inject
    Actors actors;

    private final Queue<String> order = new ConcurrentLinkedQueue<>(); // of the fair actor's calls
    private Door actor;
    private Door fair;

    @PostConstruct
    void makeActors() {
        actor = actors.of(Door.class).maxConcurrency(1).create();
        fair = actors.of(Door.class)
                .maxConcurrency(1)
                .fairness(Fairness.BY_PRINCIPAL)
                .create();
    }

    @POST
    @Path("remote/{call}")
    public void remote(@PathParam("call") String call) {
        calls.put(call, gate.enter());
    }

    @POST
    @Path("remote/release")
    public void releaseRemote() {
        gate.open();
    }

    @POST
    @Path("actor/{call}")
    public void actor(@PathParam("call") String call) {
        calls.put(call, actor.enter(door));
    }

    @POST
    @Path("actor/release")
    public void releaseActor() {
        door.complete(null);
    }

    @POST
    @Path("fair/{call}")
    public void fair(@PathParam("call") String call) {
        TaskRef<?> entered = actors.call(fair, inside -> {
            order.add(call);
            return inside.enter(fairDoor); // which is flattened
        });
        calls.put(call, entered.then(any -> String.join(" ", order)));
    }

    @POST
    @Path("fair/release")
    public void releaseFair() {
        fairDoor.complete(null);
    }

    @GET
    @Path("{call}")
    public String value(@PathParam("call") String call) {
        return calls.get(call).result(Duration.ofSeconds(30));
    }

    @ApplicationScoped
    public static class Gate {

        private final CountDownLatch open = new CountDownLatch(1);

        @Inject
        Contexts contexts;

        /** The principal that the body sees, once the gate is open. */
        @Remote(maxConcurrency = 1)
        public TaskRef<String> enter() {
            String principal = contexts.principal();
            try {
                return open.await(30, TimeUnit.SECONDS) ? TaskRef.of(principal) : TaskRef.of("never opened");
            } catch (InterruptedException e) {
                return TaskRef.failed(e);
            }
        }

        public void open() {
            open.countDown();
        }
    }
}
