package dev.tutti.it.deployment.isolation;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts who came in. How many are inside at once is a matter of each application's configuration. */
@Actor
public class Turnstile {

    private static final int SECONDS = 30;

    private int visits;

    /** The number of the visit, once the reference completes; until then the visitor is inside. */
    public TaskRef<Integer> enter(Semaphore entered, TaskRef<Void> leave) {
        int visit = ++visits;
        entered.release();
        return leave.then(left -> visit);
    }

    static boolean haveEntered(Semaphore entered, int visitors) throws InterruptedException {
        return entered.tryAcquire(visitors, SECONDS, TimeUnit.SECONDS);
    }
}
