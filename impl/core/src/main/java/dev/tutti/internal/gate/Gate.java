package dev.tutti.internal.gate;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Scarce;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Work;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Lets so many calls past at once; the others wait by priority and age, so many of them, the next one is refused. A call
 * whose chain holds a permit shares it: whoever waits for what it called itself would wait for ever otherwise. Thread-safe.
 */
public final class Gate implements Strategy, Scarce {

    private final String name;
    private final int maxConcurrency;
    private final int maxPending;
    private final AsyncSemaphore semaphore;
    private final Strategy next;

    /** A gate of the thing of that name, which its refusals give. */
    public Gate(String name, int maxConcurrency, int maxPending, Strategy next) {
        this(name, maxConcurrency, maxPending, next, System::nanoTime);
    }

    Gate(String name, int maxConcurrency, int maxPending, Strategy next, LongSupplier clock) {
        this.name = name;
        this.maxConcurrency = maxConcurrency;
        this.maxPending = maxPending;
        this.semaphore = new AsyncSemaphore(maxConcurrency, maxPending, clock);
        this.next = next;
    }

    @Override
    public void apply(Call call) {
        if (call.heldUpTheChain(this) instanceof AsyncSemaphore.Ticket held) {
            Hook part = held.share();
            if (part != null) {
                call.holds(this, held);
                call.atEnd(part);
                next.apply(call);
                return;
            }
        }
        AsyncSemaphore.Ticket ticket = semaphore.ticket(new Admission(call));
        call.holds(this, ticket); // before it is asked with: from then on another thread may let the call pass
        if (!semaphore.request(ticket)) {
            call.refuse(new PendingLimitExceededException(name + " is full: " + maxConcurrency + " running, "
                    + maxPending + " waiting (maxConcurrency, maxPending); " + call.name() + " was refused"));
            return;
        }
        call.atEnd(ticket.hold()); // whatever the way out; at once if the call has ended meanwhile
        if (ticket.atOnce()) {
            next.apply(call);
        } else {
            call.queued();
        }
    }

    @Override
    public int capacity() {
        return maxConcurrency;
    }

    @Override
    public boolean queues(Object ticket) {
        return !((AsyncSemaphore.Ticket) ticket).held();
    }

    @Override
    public String limit() {
        return "maxConcurrency = " + maxConcurrency + " of " + name;
    }

    @Override
    public String remedy() {
        return "raise maxConcurrency";
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
        public int priority() {
            return call.priority();
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
