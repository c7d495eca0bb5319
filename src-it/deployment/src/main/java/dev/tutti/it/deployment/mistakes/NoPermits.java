package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class NoPermits {

    @Remote(maxConcurrency = 0)
    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
