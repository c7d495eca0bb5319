package dev.tutti.quickstart.examples;

import java.util.List;

/** An example that is documented and cannot run yet. */
public interface PlannedExample extends Example {

    /** One sentence that says what is missing. */
    String missing();

    @Override
    default List<Class<?>> sources() {
        return List.of();
    }

    @Override
    default Finding run() {
        throw new UnsupportedOperationException(missing());
    }
}
