package dev.tutti.scenarios.failures;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Fails in every way. */
@ApplicationScoped
public class Failing {

    @Remote
    public void audit(String message) {
        throw new IllegalStateException(message);
    }

    @Remote
    public Uni<String> uni(String message) {
        return Uni.createFrom().failure(new IllegalStateException(message));
    }

    @Remote
    public TaskRef<String> ref(String message) {
        throw new IllegalStateException(message);
    }
}
