package dev.tutti.internal.core;

/**
 * A wait of a call's body, without a limit of time.
 *
 * @param stubborn whether no interrupt ends it
 */
record Wait(Awaited until, boolean stubborn) {

    /** That of the calling thread, which runs the body. */
    static Wait of(Call call, Awaited until, boolean interruptible) {
        return new Wait(
                until,
                !interruptible
                        || call.isInterrupted() && !Thread.currentThread().isInterrupted());
    }
}
