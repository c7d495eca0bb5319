package dev.tutti.internal.actor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counts how the calls of an actor end. Thread-safe. */
final class Tally {

    private final AtomicLongArray ends = new AtomicLongArray(Kind.values().length);

    /** A call has ended, see {@link dev.tutti.internal.core.Hook#ended}. */
    void ended(boolean begun, @Nullable Throwable failure) {
        Kind kind = failure == null
                ? begun ? Kind.DONE : Kind.CANCELLED
                : failure instanceof CancellationException ? Kind.CANCELLED : begun ? Kind.FAILED : Kind.REFUSED;
        ends.incrementAndGet(kind.ordinal());
    }

    long of(Kind kind) {
        return ends.get(kind.ordinal());
    }

    /** How a call ends. */
    enum Kind {
        DONE,
        FAILED,
        CANCELLED,
        /** Before its body began, by a limit or by the end of the actor. */
        REFUSED
    }
}
