package dev.tutti.internal.core;

import org.jspecify.annotations.Nullable;

/** A hook that knows the one below it on the stack of its only call, which so needs no node for it. */
public interface LinkedHook extends Hook {

    /** The one below; null if it is the lowest. */
    @Nullable
    LinkedHook below();

    /** Called by whoever puts it on the stack, before others see it there. */
    void below(@Nullable LinkedHook below);
}
