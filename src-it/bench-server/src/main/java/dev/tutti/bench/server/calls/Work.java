package dev.tutti.bench.server.calls;

import dev.tutti.Remote;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A bean whose methods do next to nothing, so that what is measured is the way to them and back. */
@ApplicationScoped
public class Work {

    @Remote
    public CompletionStage<Integer> tutti(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Asynchronous
    public CompletableFuture<Integer> concurrency(int x) {
        return Asynchronous.Result.complete(x + 1);
    }

    @org.eclipse.microprofile.faulttolerance.Asynchronous
    public CompletionStage<Integer> faultTolerance(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    public int plain(int x) {
        return x + 1;
    }
}
