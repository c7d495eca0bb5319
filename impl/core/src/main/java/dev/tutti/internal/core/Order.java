package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** Those who wait, and whose turn it is. Guarded by its owner's lock. */
public interface Order<P> {

    void add(P place, long now);

    /** Takes the place out; false if it does not wait. */
    boolean remove(P place);

    /** Whose turn it is, who leaves; null if nobody waits. */
    @Nullable
    P poll();

    int size();
}
