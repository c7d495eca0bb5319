package dev.tutti.internal.context;

import dev.tutti.spi.ContextCarrier;

/** A carrier that can say what it carries. */
public interface KnownCarrier extends ContextCarrier {

    /** What tasks have of their callers by it, on this platform. */
    Coverage coverage();
}
