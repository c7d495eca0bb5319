package dev.tutti.internal.core;

import java.util.concurrent.RejectedExecutionException;

/** Where work runs: the workers of a lane, the event loop, or the turns of an actor. Thread-safe. */
public interface Home {

    /**
     * Runs the work later, never on the calling thread, and never blocks.
     *
     * @throws RejectedExecutionException if this home is closed; the work is neither run nor rejected then
     */
    void execute(Work work);

    /** Whether the calling thread, at work here, may wait without holding up other work. */
    boolean mayBlock();

    /** Whether it runs one thing at a time, so that what is attached here comes back here. */
    boolean isSerial();

    /** Called by the thread of work that is about to wait for a future; closed when it has it, or gives up. */
    default Absence leave() {
        return Absence.none();
    }
}
