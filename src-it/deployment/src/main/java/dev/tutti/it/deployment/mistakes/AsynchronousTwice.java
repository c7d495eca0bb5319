package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

@ApplicationScoped
public class AsynchronousTwice {

    @Remote
    @Asynchronous
    public CompletableFuture<String> quote() {
        return CompletableFuture.completedFuture("quote");
    }
}
