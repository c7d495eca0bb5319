package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class NoExecutor {

    @Remote(executor = "java:app/concurrent/none")
    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
