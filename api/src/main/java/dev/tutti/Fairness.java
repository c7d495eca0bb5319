package dev.tutti;

/**
 * Whose turn it is among the calls that wait.
 *
 * <p>With keys, they take turns: of each key one call begins, then the next one of each, so that a single call waits for at
 * most one of each other key, however many of theirs wait. Within a key it is as with {@link #BY_ARRIVAL}. Calls that have no
 * key share one.
 */
public enum Fairness {

    /** The one that came first, whoever made it; those of a higher priority before. */
    BY_ARRIVAL,

    /** The callers in turn: the key of a call is the name of the principal who makes it, if there is one. */
    BY_PRINCIPAL,

    /** The keys in turn that a {@link CallKey} gives. */
    BY_KEY
}
