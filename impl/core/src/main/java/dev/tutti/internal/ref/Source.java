package dev.tutti.internal.ref;

import org.jspecify.annotations.Nullable;

/** How a reference holds one that it depends on. */
interface Source {

    /** Null if that is gone, or has completed. */
    @Nullable
    ChainedFuture<?> source();
}
