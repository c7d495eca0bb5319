package dev.tutti.internal.actor;

import dev.tutti.internal.core.Awaited;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Departure;
import dev.tutti.internal.core.Ending;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The end of an actor, or of an object of its.
 *
 * @param ended completes then
 * @param inside the calls that must have ended before
 */
record Drain(String what, CompletableFuture<?> ended, Supplier<Stream<Call>> inside) implements Ending {

    @Override
    public boolean isDone() {
        return ended.isDone();
    }

    @Override
    public Collection<? extends Awaited> after() {
        return inside.get().map(Departure::new).toList();
    }
}
