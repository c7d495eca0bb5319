package dev.tutti;

/** What becomes of a call for which there is no room where calls wait. */
public enum Overflow {

    /** It fails at once, with {@link PendingLimitExceededException} in its future. */
    REJECT,

    /**
     * It waits in a second queue, which has a limit of its own, in order of arrival, and moves into the first as soon as there
     * is room; where keys take turns, see {@link Fairness}, they do so across both. Beyond that limit it fails as with {@link
     * #REJECT}.
     */
    WAIT
}
