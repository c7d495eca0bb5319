package dev.tutti;

/** How an {@link Actor} runs the bodies of its methods. */
public enum Mode {
    /** One at a time: fields need no locks. A call that waits for what it was given as a future is not in its body. */
    TURNS,
    /** Up to {@link Actor#maxConcurrency()} (1 unless it is set) beside each other; the class guards its own state. */
    PARALLEL
}
