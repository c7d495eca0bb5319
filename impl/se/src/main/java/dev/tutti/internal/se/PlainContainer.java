package dev.tutti.internal.se;

import dev.tutti.internal.config.Given;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Collection;
import java.util.Map;

/**
 * A container with the library in it. It ends with its {@link #close()}, or else with the JVM, whose exit waits for that.
 * Thread-safe.
 */
public final class PlainContainer implements AutoCloseable {

    private final SeContainer container;
    private final Loader loader;
    private final Thread atExit = new Thread(null, this::close, "tutti-exit", 0, false);

    private PlainContainer(SeContainer container, Loader loader) {
        this.container = container;
        this.loader = loader;
    }

    /**
     * Starts one.
     *
     * @param beans their classes, beside those that are found
     * @param found whether classes are found in archives
     * @param extensions of CDI, beside those that are found
     * @param configuration keys and values, above all that MicroProfile Config knows
     */
    public static PlainContainer start(
            Collection<Class<?>> beans,
            boolean found,
            Collection<Extension> extensions,
            Map<String, String> configuration) {
        Loader loader = Loader.ofTheThread();
        PlainContainer started;
        try {
            started = loader.runWith(() -> Given.during(
                    configuration, () -> new PlainContainer(new Boot(beans, found, extensions).start(), loader)));
        } catch (Throwable e) {
            loader.release();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(started.atExit);
        return started;
    }

    public SeContainer beans() {
        return container;
    }

    /** Without effect after the first time; who calls it then waits for the first to return. */
    @Override
    public synchronized void close() {
        if (container.isRunning()) {
            try {
                container.close();
            } finally {
                forget();
                loader.release();
            }
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is exiting, and nobody has to be forgotten any more.
        }
    }
}
