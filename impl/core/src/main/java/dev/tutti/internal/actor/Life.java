package dev.tutti.internal.actor;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The object of an actor, from its creation to its destruction.
 *
 * @param state the object
 * @param end destroys it; run once
 */
public record Life(Object state, Runnable end) {

    /** Objects that are made and destroyed in these ways, each once. */
    public static Function<Receiver, Life> of(Supplier<?> create, Consumer<Object> destroy) {
        return actor -> {
            Object state = create.get();
            return new Life(state, () -> destroy.accept(state));
        };
    }
}
