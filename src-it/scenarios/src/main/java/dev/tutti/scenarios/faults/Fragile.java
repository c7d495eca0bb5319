package dev.tutti.scenarios.faults;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waiting;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Remote methods that are fault-tolerant; each asks a supplier of the scenario for the future that it returns. */
@ApplicationScoped
public class Fragile {

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public Uni<Integer> uni(Callable<Uni<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public CompletionStage<Integer> stage(Callable<CompletionStage<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public CompletableFuture<Integer> completable(Callable<CompletableFuture<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public TaskRef<Integer> ref(Callable<TaskRef<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public Future<Integer> future(Callable<Future<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public void nothing(Callable<?> attempt) throws Exception {
        attempt.call();
    }

    /** An implementation of fault tolerance might take {@code @Blocking} for an order of its own. */
    @Remote
    @Blocking
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public Uni<Integer> blocking(Callable<Uni<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    /** The archive's configuration sets one retry in place of three. */
    @Remote
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public Uni<Integer> configured(Callable<Uni<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote(maxConcurrency = 1)
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public TaskRef<Integer> oneAtATime(Callable<TaskRef<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Fallback(fallbackMethod = "instead")
    public Uni<String> withFallback(Callable<Uni<String>> attempt) throws Exception {
        return attempt.call();
    }

    Uni<String> instead(Callable<Uni<String>> attempt) {
        return Uni.createFrom().item("instead");
    }

    @Remote
    @Timeout(value = 100, unit = ChronoUnit.MILLIS)
    public Uni<String> timed(Callable<Uni<String>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Timeout(value = 100, unit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public Uni<String> timedAndRetried(Callable<Uni<String>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @CircuitBreaker(
            requestVolumeThreshold = 2,
            failureRatio = 1,
            delay = 3_600_000) // Payara takes any unit for milliseconds
    public Uni<Integer> broken(Callable<Uni<Integer>> attempt) throws Exception {
        return attempt.call();
    }

    @Remote
    @Bulkhead(1)
    public Uni<String> bulkhead(CountDownLatch inside, CompletableFuture<String> until) {
        inside.countDown();
        return Uni.createFrom().completionStage(until);
    }

    /** Blocks until somebody interrupts it, and tells how that was. */
    static Uni<String> block(CountDownLatch interrupted) {
        try {
            Waiting.open(new CountDownLatch(1));
            throw new IllegalStateException("Nobody interrupted the body");
        } catch (AssertionError e) { // interrupted, or the guard's time is over
            if (e.getCause() instanceof InterruptedException) {
                interrupted.countDown();
            }
            throw new IllegalStateException(e);
        }
    }

    /** Remote and fault-tolerant as a whole. */
    @ApplicationScoped
    @Remote
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public static class Tough {

        public Uni<Integer> uni(Callable<Uni<Integer>> attempt) throws Exception {
            return attempt.call();
        }
    }
}
