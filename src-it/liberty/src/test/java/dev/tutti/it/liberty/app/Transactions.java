package dev.tutti.it.liberty.app;

import dev.tutti.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletableFuture;

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

    /** Names the transaction of the current thread. */
    public String key() {
        Object key = registry.getTransactionKey();
        return key == null ? "none" : key.toString();
    }
}
