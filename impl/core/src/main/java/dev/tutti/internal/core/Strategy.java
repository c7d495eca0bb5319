package dev.tutti.internal.core;

/**
 * One link of the chain that a call passes: {@code Gate > Offload > Invoke}, for an actor {@code Gate > Offload > Awaken >
 * Invoke}. A link does its part, now or later, and hands the call to the next one, or ends it.
 */
@FunctionalInterface
public interface Strategy {

    /** Never throws and never blocks, but for the last link, which runs the body: failures travel in the call's outcome. */
    void apply(Call call);
}
