package dev.tutti.internal.core;

import java.util.Collection;

/**
 * Something limited that calls queue for, such as the permits of a gate. A call notes by {@link Call#holds} the ticket it
 * asks with before it asks, and says by {@link Waits#queued} that it was not granted at once. Thread-safe.
 */
public interface Scarce {

    /**
     * The calls that hold each of the tickets that are granted; none if one more may be granted. Calls nobody.
     *
     * @param most no more tickets than that, any of them
     */
    Collection<? extends Collection<Call>> tickets(int most);

    /** Whether the ticket, of a call that has not ended, has yet to be granted. Calls nobody. */
    boolean queues(Object ticket);

    /** What is in the way of those that queue, for messages: {@code maxConcurrency = 1 of Pricing.quote}. */
    String limit();

    /** What to do about it, for messages: {@code raise maxConcurrency of Pricing.quote}. */
    String remedy();
}
