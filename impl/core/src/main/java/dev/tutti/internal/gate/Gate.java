package dev.tutti.internal.gate;

import dev.tutti.PendingLimitExceededException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Scarce;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Waits;
import dev.tutti.internal.core.Work;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets so many calls past at once; of the others so many wait, by priority and age or key by key, so many more behind them,
 * and the next one is refused, see {@link Capacity}. A call whose chain holds a permit shares it: whoever waits for what it
 * called itself would wait for ever otherwise. Thread-safe.
 */
public final class Gate implements Strategy, Scarce {

    private final String name;
    private final Capacity capacity;
    private final AsyncSemaphore semaphore;
    private final Strategy next;

    /** A gate of the thing of that name, which its refusals give. */
    public Gate(String name, Capacity capacity, Strategy next) {
        this(name, capacity, next, System::nanoTime);
    }

    Gate(String name, Capacity capacity, Strategy next, LongSupplier clock) {
        this.name = name;
        this.capacity = capacity;
        this.semaphore = new AsyncSemaphore(capacity, clock);
        this.next = next;
    }

    @Override
    public void apply(Call call) {
        if (call.heldUpTheChain(this) instanceof AsyncSemaphore.Ticket held) {
            Hook part = held.share(call);
            if (part != null) {
                call.holds(this, held);
                call.atEnd(part);
                next.apply(call);
                return;
            }
        }
        AsyncSemaphore.Ticket ticket;
        boolean asked;
        try {
            call.goesOnTo(next);
            ticket = semaphore.ticket(call, call.fairnessKey());
            call.holds(this, ticket); // before it is asked with: from then on another thread may let the call pass
            asked = semaphore.request(ticket);
        } catch (Throwable e) { // of the key's hashCode or equals, which are the user's
            call.refuse(e);
            return;
        }
        if (!asked) {
            call.refuse(refusal(call));
            return;
        }
        call.atEnd(ticket); // whatever the way out; at once if the call has ended meanwhile
        if (ticket.atOnce()) {
            next.apply(call);
        } else {
            Waits.queued(call);
        }
    }

    @Override
    public List<List<Call>> tickets(int most) {
        return semaphore.ticketsIfAllAreOut(most).stream().map(Gate::calls).toList();
    }

    @Override
    public boolean queues(Object ticket) {
        return ((AsyncSemaphore.Ticket) ticket).isInLine();
    }

    @Override
    public String limit() {
        return "maxConcurrency = " + capacity.maxConcurrency() + " of " + name;
    }

    @Override
    public String remedy() {
        return "raise maxConcurrency";
    }

    private RejectedExecutionException refusal(Call call) {
        Supplier<? extends RejectedExecutionException> closed = semaphore.closed();
        return closed != null
                ? closed.get()
                : new PendingLimitExceededException(name + " is full: " + capacity.full() + "; " + call.name()
                        + " was refused" + capacity.remedy());
    }

    /** How many permits nobody holds. */
    public int free() {
        return semaphore.permits();
    }

    /** How many calls wait, in both queues. */
    public int waiting() {
        return semaphore.waiting();
    }

    /** How many calls wait in the second queue. */
    public int overflowing() {
        return semaphore.overflowing();
    }

    /** The calls that are past it and have not ended. */
    public List<Call> holders() {
        return calls(semaphore.holders());
    }

    private static List<Call> calls(List<Work> holders) {
        return holders.stream().map(Call.class::cast).toList();
    }

    /** Refuses all calls that wait; for those that come later it stays as it was. */
    public void close() {
        RejectedExecutionException why = new RejectedExecutionException(name + " has closed");
        semaphore.rejectWaiting(() -> why);
    }

    /** Refuses all calls that wait and all that come later, each with an exception of its own. */
    public void close(Supplier<? extends RejectedExecutionException> why) {
        semaphore.close(why);
    }
}
