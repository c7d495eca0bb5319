package dev.tutti.it.deployment.app;

import dev.tutti.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Leaves threads, timers and calls behind for the end of the application. */
@Path("stopping")
@RequestScoped
public class StoppingResource {

    @Inject
    Calls calls;

    @Inject
    Door door;

    @Inject
    Tasks tasks;

    @POST
    @Path("idle")
    public void idle() {
        calls.uni(() -> "").await().atMost(Duration.ofSeconds(30));
        door.uni(() -> "").await().atMost(Duration.ofSeconds(30));
        tasks.sleep(Duration.ofMillis(1)).result(Duration.ofSeconds(30));
    }

    @POST
    @Path("busy")
    public boolean busy() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        tasks.sleep(Duration.ofHours(1));
        tasks.submit(() -> {
            blocked.countDown();
            never.await();
            return "";
        });
        return blocked.await(30, TimeUnit.SECONDS);
    }
}
