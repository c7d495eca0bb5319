package dev.tutti.it.deployment.app;

import dev.tutti.ActorOptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;

@Path("desk")
@RequestScoped
public class DeskResource {

    @Inject
    @ActorOptions(name = "front", maxConcurrency = 2)
    Desk desk;

    @GET
    public String visit() {
        return desk.visit().result(Duration.ofSeconds(30));
    }
}
