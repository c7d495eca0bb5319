package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;

@Dependent
public class FinalMethod {

    @Remote
    public final Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
