package dev.tutti;

import java.util.List;

/**
 * What {@link Tasks#waitFor} found: the references that had completed, well or not, and the others, each in the order in
 * which they were given.
 */
public record Waited<T>(List<TaskRef<T>> ready, List<TaskRef<T>> notReady) {

    /** Copies both lists. */
    public Waited {
        ready = List.copyOf(ready);
        notReady = List.copyOf(notReady);
    }
}
