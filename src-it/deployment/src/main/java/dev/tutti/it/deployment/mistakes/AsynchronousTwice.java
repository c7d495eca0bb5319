package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class AsynchronousTwice {

    @Remote
    @Asynchronous
    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
