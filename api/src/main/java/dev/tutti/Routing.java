package dev.tutti;

/** Which of the {@linkplain Actor#instances() instances} of an actor gets a call. */
public enum Routing {
    /** One after the other. */
    ROUND_ROBIN,
    /** The one with the fewest calls under way and waiting. */
    LEAST_BUSY,
    /** All calls with an equal key get the same one, and so keep their order, see {@link Actor#key()}. */
    BY_KEY
}
