package dev.tutti.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/** As {@link Hall}, each method behind a bulkhead of its own. */
@ApplicationScoped
public class Crowd {

    @Asynchronous
    @Bulkhead(value = 1000, waitingTaskQueue = 2_000_000)
    public CompletionStage<Integer> warmUp() {
        return new CompletableFuture<>();
    }

    @Asynchronous
    @Bulkhead(value = 1000, waitingTaskQueue = 2_000_000)
    public CompletionStage<Integer> stay() {
        return new CompletableFuture<>();
    }
}
