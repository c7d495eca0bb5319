package dev.tutti.internal.client;

import dev.tutti.TaskFunction;

/** Where the beans of method references come from. Thread-safe. */
@FunctionalInterface
public interface Beans {

    /**
     * Calls the function with the bean of the type, and lets the bean go afterwards if it lives no longer than that.
     *
     * @throws IllegalArgumentException if there is not exactly one such bean
     */
    <B, R> R with(Class<B> type, TaskFunction.Of1<? super B, ? extends R> function) throws Exception;
}
