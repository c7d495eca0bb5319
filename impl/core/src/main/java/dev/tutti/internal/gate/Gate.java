package dev.tutti.internal.gate;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Work;
import java.util.concurrent.RejectedExecutionException;

/** Lets so many calls past at once; the others wait in order of arrival, so many of them, the next one is refused. */
public final class Gate implements Strategy {

    private final String name;
    private final int maxConcurrency;
    private final int maxPending;
    private final AsyncSemaphore semaphore;
    private final Strategy next;

    /** A gate of the thing of that name, which its refusals give. */
    public Gate(String name, int maxConcurrency, int maxPending, Strategy next) {
        this.name = name;
        this.maxConcurrency = maxConcurrency;
        this.maxPending = maxPending;
        this.semaphore = new AsyncSemaphore(maxConcurrency, maxPending);
        this.next = next;
    }

    @Override
    public void apply(Call call) {
        AsyncSemaphore.Ticket ticket = semaphore.request(new Admission(call));
        if (ticket == null) {
            call.refuse(new PendingLimitExceededException(name + " is full: " + maxConcurrency + " running, "
                    + maxPending + " waiting (maxConcurrency, maxPending); " + call.name() + " was refused"));
            return;
        }
        call.atEnd(ticket); // whatever the way out; at once if the call has ended meanwhile
        if (ticket.atOnce()) {
            next.apply(call);
        }
    }

    /** How many permits nobody holds. */
    public int free() {
        return semaphore.permits();
    }

    /** How many calls wait. */
    public int waiting() {
        return semaphore.waiting();
    }

    /** Refuses all calls that wait. */
    public void close() {
        semaphore.close(new RejectedExecutionException(name + " has closed"));
    }

    private final class Admission implements Work {

        private final Call call;

        Admission(Call call) {
            this.call = call;
        }

        @Override
        public void run() {
            next.apply(call);
        }

        @Override
        public void reject(RejectedExecutionException why) {
            call.refuse(why);
        }
    }
}
