package dev.tutti.internal.actor;

import org.jspecify.annotations.Nullable;

/**
 * What one incarnation of an actor leaves to the next.
 *
 * @param saved what the object saved of its state
 * @param living the object itself, which goes on because it could not save its state
 * @param failure why it could not
 */
record Heritage(
        @Nullable Object saved,
        @Nullable Life living,
        @Nullable Throwable failure) {

    static final Heritage NONE = new Heritage(null, null, null);
}
