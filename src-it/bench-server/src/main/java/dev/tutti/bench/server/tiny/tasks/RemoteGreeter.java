package dev.tutti.bench.server.tiny.tasks;

import dev.tutti.Remote;
import dev.tutti.bench.server.tiny.Greeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@ApplicationScoped
public class RemoteGreeter {

    @Inject
    Greeter greeter;

    @Remote
    public CompletionStage<String> greeting() {
        return CompletableFuture.completedFuture(greeter.greeting());
    }
}
