package dev.tutti.internal.context;

import java.util.concurrent.Executor;

/** The request scope, as something that can be taken to other threads. Thread-safe. */
public interface RequestScope {

    /**
     * Captures the beans that the calling thread has used of its request. The returned executor runs what it is given at once,
     * with those beans and no others: touching another one fails and names it, for nobody would ever destroy it.
     */
    Executor capture();

    /**
     * Whether the calling thread has used no bean of its session and its conversation. These have no way to other threads here,
     * and are left to whatever carries all three.
     */
    boolean isAllThatCallerUsed();
}
