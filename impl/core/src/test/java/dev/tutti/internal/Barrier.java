package dev.tutti.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stands in the way of bodies until it is opened, and knows how many have come. Its bounds only guard against hanging. */
public final class Barrier {

    private static final int BOUND_SECONDS = 60;

    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);

    /** Waits until it is open. */
    public void pass() throws InterruptedException {
        arrivals.release();
        if (!opened.await(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody opened the barrier");
        }
    }

    /** As {@link #pass()}, for a body that no interrupt stops; tells whether there was one. */
    public boolean passStubbornly() {
        boolean interrupted = false;
        while (true) {
            try {
                pass();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Waits until so many more have come to it. */
    public void awaitArrivals(int bodies) throws InterruptedException {
        if (!arrivals.tryAcquire(bodies, BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(arrivals.availablePermits() + " of " + bodies + " have come to the barrier");
        }
    }

    public void open() {
        opened.countDown();
    }
}
