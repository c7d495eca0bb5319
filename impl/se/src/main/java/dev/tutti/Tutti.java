package dev.tutti;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.jspecify.annotations.NullMarked;

/**
 * Tutti on a plain JVM, with CDI inside: the beans of every archive with a {@code META-INF/beans.xml} are found.
 *
 * <pre>{@code
 * try (Tutti tutti = Tutti.start()) {
 *     int eleven = tutti.tasks().submit(x -> x + 1, 10).result();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Its threads are daemons and end with {@link #close()}: the JVM exits by itself after it.
 */
@NullMarked
public final class Tutti implements AutoCloseable {

    private final SeContainer container;

    private Tutti(SeContainer container) {
        this.container = container;
    }

    /**
     * Starts the container and the engine.
     *
     * @throws RuntimeException the container's, if a bean is wrong; its message names class, method and the fix
     */
    public static Tutti start() {
        return new Tutti(SeContainerInitializer.newInstance().initialize());
    }

    /** The client for tasks. */
    public Tasks tasks() {
        return bean(Tasks.class);
    }

    /** The client for actors. */
    public Actors actors() {
        return bean(Actors.class);
    }

    /**
     * The bean of the type.
     *
     * @throws RuntimeException the container's, if there is not exactly one
     */
    public <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** All beans, for look-ups with qualifiers. */
    public Instance<Object> beans() {
        return container;
    }

    /** Ends the actors, the engine and the container. Without effect after the first time. */
    @Override
    public void close() {
        if (container.isRunning()) {
            container.close();
        }
    }
}
