package dev.tutti.it.deployment.app;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** An actor whose calls run what they are given, or stay under way until what they are given completes. */
@Actor
public class Door {

    @Inject
    Contexts contexts;

    public Uni<String> uni(Supplier<String> body) {
        return Uni.createFrom().item(body.get());
    }

    /** The principal that the body sees at its start, once the reference completes. */
    public TaskRef<String> enter(TaskRef<Void> open) {
        String principal = contexts.principal();
        return open.then(opened -> principal);
    }
}
