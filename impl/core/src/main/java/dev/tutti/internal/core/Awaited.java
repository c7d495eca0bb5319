package dev.tutti.internal.core;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Something that calls wait for: it completes once a call has ended, or after others of its kind. Thread-safe. */
public interface Awaited {

    boolean isDone();

    /** The call whose end completes it; null if there is none. */
    @Nullable
    Call call();

    /**
     * What has to complete before it does, or before its call is submitted, as far as that is known and has not. Without
     * those of which one is enough.
     */
    Collection<? extends Awaited> after();

    /** Whether it completes as soon as one of those fails, so that it may as long as one of them may complete. */
    default boolean failsWithAny() {
        return false;
    }

    /** Notes which of those may complete, as far as anybody has looked; once it has, somebody is to look again. */
    default void reliesOn(Awaited source) {}

    /** Notes that it is about to fail. */
    default void isFailing() {}
}
