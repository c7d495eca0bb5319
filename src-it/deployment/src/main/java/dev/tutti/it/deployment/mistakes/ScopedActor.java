package dev.tutti.it.deployment.mistakes;

import dev.tutti.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

@Actor
@RequestScoped
public class ScopedActor {

    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
