package dev.tutti;

/** What {@link Tasks#gather(java.util.Collection, Errors)} does about tasks that fail or are cancelled. */
public enum Errors {
    /** Fails with the first of them, as soon as there is one. */
    FAIL,
    /** Waits for the others and leaves these out. */
    SKIP
}
