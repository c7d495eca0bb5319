package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** Tells the bodies' futures from their plain values. */
@FunctionalInterface
public interface Flatten {

    /** The future in the result, or null if the result is the value itself. */
    @Nullable
    Pending pending(@Nullable Object result);
}
