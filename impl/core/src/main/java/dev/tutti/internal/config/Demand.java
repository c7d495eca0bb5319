package dev.tutti.internal.config;

/** How much an application depends on a context of its callers. */
public enum Demand {
    /** Take it along where the server can. */
    AVAILABLE,
    /** Without it the application must not start. */
    REQUIRED
}
