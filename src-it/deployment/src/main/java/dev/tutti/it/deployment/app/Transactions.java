package dev.tutti.it.deployment.app;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
public class Transactions {

    @Resource
    TransactionSynchronizationRegistry registry;

    @Remote
    public Uni<String> current() {
        return Uni.createFrom().item(key());
    }

    @Remote
    @Transactional
    public Uni<String> own() {
        return Uni.createFrom().item(key());
    }

    /** Names the transaction in which the Uni does its work. */
    @Remote
    @Transactional
    public Uni<String> later() {
        return Uni.createFrom().item(this::key);
    }

    /** Completes {@code outcome} with how the transaction of this body ended. */
    @Remote
    @Transactional
    public Uni<String> ended(CompletableFuture<String> outcome, boolean fail) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                outcome.complete(status == Status.STATUS_COMMITTED ? "committed" : "rolled back");
            }
        });
        return fail
                ? Uni.createFrom().failure(new IllegalStateException("no quote"))
                : Uni.createFrom().item("quote");
    }

    /** As {@link #ended}, but the first try fails. */
    @Remote
    @Transactional
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    public Uni<String> retried(CompletableFuture<String> outcome, AtomicInteger tries) {
        if (tries.incrementAndGet() == 1) {
            return Uni.createFrom().failure(new IllegalStateException("first try"));
        }
        return ended(outcome, false);
    }

    /** Fails; the fallback says in which transaction its Uni does its work. */
    @Remote
    @Transactional
    @Fallback(fallbackMethod = "comparedLater")
    public Uni<String> fallenBack(CompletableFuture<String> bodys) {
        bodys.complete(key());
        return Uni.createFrom().failure(new IllegalStateException("no quote"));
    }

    Uni<String> comparedLater(CompletableFuture<String> bodys) {
        return Uni.createFrom().item(() -> key().equals(bodys.join()) ? "the body's" : key());
    }

    /** Names the transaction of the current thread. */
    public String key() {
        Object key = registry.getTransactionKey();
        return key == null ? "none" : key.toString();
    }
}
