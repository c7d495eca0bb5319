package dev.tutti.internal.core;

import java.util.Collection;
import java.util.List;

/** The end of a call, for somebody who waits for that and not for the call's reference. */
public record Departure(Call call) implements Awaited {

    @Override
    public boolean isDone() {
        return call.ended();
    }

    @Override
    public Collection<? extends Awaited> after() {
        return List.of();
    }
}
