package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
public class RetriedStream {

    @Remote
    @Retry
    public Multi<String> quotes() {
        return Multi.createFrom().item("quote");
    }
}
