package dev.tutti.scenarios.actors;

import dev.tutti.ActorEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** Fails when it sees anything of an actor of its name. */
@ApplicationScoped
public class Critic {

    static final String DISLIKES = "criticised";

    void sees(@Observes ActorEvent event) {
        fail(event);
    }

    void seesLater(@ObservesAsync ActorEvent event) {
        fail(event);
    }

    private static void fail(ActorEvent event) {
        if (event.name().equals(DISLIKES)) {
            throw new IllegalStateException("a critic's own");
        }
    }
}
