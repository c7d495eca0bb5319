package dev.tutti.internal.actor;

import org.jspecify.annotations.Nullable;

/** What a call does with the actor's object. */
@FunctionalInterface
public interface Turn {

    @Nullable
    Object take(Object state) throws Exception;
}
