package dev.tutti.it.deployment.app;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@ApplicationScoped
public class Quotes {

    /** How many requests the test leaves pending at once. */
    static final int PENDING = 200;

    /** How many bodies the test leaves blocked at once. */
    static final int BLOCKED = 100;

    private final TaskRef.Promise<String> opening = TaskRef.promise();
    private final CountDownLatch pending = new CountDownLatch(PENDING);
    private final CountDownLatch blocked = new CountDownLatch(BLOCKED);
    private final CountDownLatch release = new CountDownLatch(1);

    @Remote
    public Uni<String> word() {
        return Uni.createFrom().item("quote");
    }

    @Remote
    public Uni<Quote> quote(String sku) {
        return Uni.createFrom().item(new Quote(sku));
    }

    @Remote
    public Uni<Quote> none() {
        return Uni.createFrom().nullItem();
    }

    @Remote
    public Uni<Quote> soldOut() {
        throw new SoldOut("sku-1");
    }

    @Remote
    public Uni<Quote> teapot() {
        return Uni.createFrom().failure(new WebApplicationException(418));
    }

    /** Completes for all callers at {@link #open()}. */
    @Remote
    public Uni<String> opening() {
        pending.countDown();
        return opening.uni();
    }

    public boolean allPending() throws InterruptedException {
        return pending.await(60, TimeUnit.SECONDS);
    }

    public void open() {
        opening.complete("open");
    }

    /** Blocks until {@link #release()}. */
    @Remote
    public TaskRef<String> blocking() {
        blocked.countDown();
        try {
            return TaskRef.of(release.await(60, TimeUnit.SECONDS) ? "released" : "timed out");
        } catch (InterruptedException e) {
            return TaskRef.failed(e);
        }
    }

    public boolean allBlocked() throws InterruptedException {
        return blocked.await(60, TimeUnit.SECONDS);
    }

    public void release() {
        release.countDown();
    }

    public static final class Quote {

        private final String sku;

        Quote(String sku) {
            this.sku = sku;
        }

        public String getSku() {
            return sku;
        }
    }

    @SuppressWarnings("serial") // never serialised
    public static final class SoldOut extends RuntimeException {

        SoldOut(String sku) {
            super(sku + " is sold out");
        }
    }
}
