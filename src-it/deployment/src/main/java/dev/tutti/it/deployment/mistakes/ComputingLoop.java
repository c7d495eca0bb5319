package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ComputingLoop {

    @Remote(cpuBound = true)
    @NonBlocking
    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
