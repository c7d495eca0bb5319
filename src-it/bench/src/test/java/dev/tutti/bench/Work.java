package dev.tutti.bench;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/** A bean whose methods do next to nothing, so that what is measured is the way to them and back. */
@ApplicationScoped
public class Work {

    @Inject
    Visit visit;

    @Remote
    public CompletionStage<Integer> stage(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Remote
    public TaskRef<Integer> ref(int x) {
        return TaskRef.of(x + 1);
    }

    @Remote(maxConcurrency = 2000, maxPending = 2000)
    public CompletionStage<Integer> limited(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Remote
    @NonBlocking
    public CompletionStage<Integer> onTheLoop(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Asynchronous
    public CompletionStage<Integer> faultTolerance(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Asynchronous
    @Bulkhead(value = 2000, waitingTaskQueue = 2000)
    public CompletionStage<Integer> faultToleranceBulkhead(int x) {
        return CompletableFuture.completedFuture(x + 1);
    }

    @Remote
    public CompletionStage<Integer> inTheVisit(int x) {
        return CompletableFuture.completedFuture(x + visit.number());
    }

    @Remote
    public CompletionStage<Integer> blocking(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return CompletableFuture.completedFuture(1);
    }
}
