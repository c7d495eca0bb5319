package dev.tutti.it.deployment.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What every kind of component does as a caller: calls a remote method and an actor, and waits for both. */
@ApplicationScoped
public class Caller {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Calls calls;

    @Inject
    Door door;

    @Inject
    Contexts contexts;

    /** The principal that the caller has, that the remote method sees and that the actor sees. */
    public String call() {
        Uni<String> remote = calls.uni(contexts::principal);
        Uni<String> actor = door.uni(contexts::principal);
        return "caller=%s remote=%s actor=%s"
                .formatted(
                        contexts.principal(),
                        remote.await().atMost(LIMIT),
                        actor.await().atMost(LIMIT));
    }
}
