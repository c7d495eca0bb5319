package dev.tutti.it.deployment.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A caller in a transaction. */
@Path("transactions")
@RequestScoped
public class TransactionsResource {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Resource
    UserTransaction transaction;

    @GET
    @Path("plain")
    public String plain() throws Exception {
        transaction.begin();
        try {
            return transactions.current().await().atMost(LIMIT);
        } finally {
            transaction.rollback();
        }
    }

    @GET
    @Path("own")
    public String own() throws Exception {
        transaction.begin();
        try {
            String callers = transactions.key();
            String own = transactions.own().await().atMost(LIMIT);
            return own.equals("none") ? "none" : own.equals(callers) ? "the caller's" : "its own";
        } finally {
            transaction.rollback();
        }
    }

    @GET
    @Path("later")
    public String later() {
        return transactions.later().await().atMost(LIMIT).equals("none") ? "none" : "its own";
    }

    @GET
    @Path("callers")
    public String callers() throws Exception {
        transaction.begin();
        String before = transactions.key();
        transactions.own().await().atMost(LIMIT);
        boolean same = before.equals(transactions.key()) && transaction.getStatus() == Status.STATUS_ACTIVE;
        transaction.commit();
        return same ? "still active" : "changed";
    }

    @GET
    @Path("ended")
    public String ended(@QueryParam("fail") boolean fail) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        transactions.ended(outcome, fail);
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @GET
    @Path("retried")
    public String retried() throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        AtomicInteger tries = new AtomicInteger();
        transactions.retried(outcome, tries);
        return outcome.get(30, TimeUnit.SECONDS) + " after " + tries;
    }

    @GET
    @Path("fallen-back")
    public String fallenBack() {
        return transactions.fallenBack(new CompletableFuture<>()).await().atMost(LIMIT);
    }
}
