package dev.tutti;

import dev.tutti.internal.se.PlainContainer;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * <p>Thread-safe. Its threads are daemons and end with {@link #close()}: the JVM exits by itself after it. One that is not
 * closed is closed when the JVM exits.
 *
 * <p>Several may run at once, in one class loader or in several. Each has beans, actors, names, limits and threads of its own,
 * and ends alone. What a {@code TaskRef} of one of them is followed by belongs to the same one; a {@code TaskRef} that none has
 * made, such as {@code TaskRef.of(value)}, belongs to the one that the thread works for, else to one with the thread's context
 * class loader, else to the one that started last. Only {@code CDI.current()} does not know which of them is meant: while several
 * run, it is the first that knows the calling class, also for libraries that ask it. So inject what a bean needs, and ask a {@code
 * Tutti} for its {@link #beans()}.
 */
@NullMarked
public final class Tutti implements AutoCloseable {

    private final PlainContainer container;

    private Tutti(PlainContainer container) {
        this.container = container;
    }

    /**
     * Starts the container and the engine.
     *
     * @throws RuntimeException the container's, if a bean or a key of the configuration is wrong; its message names it and the
     *     fix. Nothing is left running.
     */
    public static Tutti start() {
        return with().start();
    }

    /** Begins with what {@link #start()} is to have beside what it finds. */
    public static Builder with() {
        return new Builder();
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
        return beans().select(type).get();
    }

    /** All beans, for look-ups with qualifiers. */
    public Instance<Object> beans() {
        return container.beans();
    }

    /** Ends the actors, the engine and the container. Without effect after the first time. */
    @Override
    public void close() {
        container.close();
    }

    /**
     * What a {@link Tutti} is to be started with. Not thread-safe; it may start several.
     *
     * <pre>{@code
     * Tutti.with().beans(Pricing.class, Totals.class).config("com.acme.Totals/Actor/maxConcurrency", "10").start()
     * }</pre>
     */
    public static final class Builder {

        private final Set<Class<?>> beans = new LinkedHashSet<>();
        private final Map<String, String> configuration = new LinkedHashMap<>();
        private boolean discovery = true;

        private Builder() {}

        /**
         * Further beans, of classes that lie in no archive with a {@code META-INF/beans.xml}, such as those of a single-file program.
         * They need no annotation; one that is found anyway is still one bean.
         *
         * @throws IllegalArgumentException if a class cannot be a bean's
         */
        public Builder beans(Class<?>... classes) {
            List.of(classes).forEach(Builder::check);
            beans.addAll(List.of(classes));
            return this;
        }

        private static void check(Class<?> type) {
            boolean inner = type.isLocalClass() || type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
            boolean partial = Modifier.isAbstract(type.getModifiers()) && !type.isAnnotationPresent(Decorator.class);
            if (inner || partial || type.isAnonymousClass() || type.isEnum()) {
                throw new IllegalArgumentException("No objects can be made of " + type.getName()
                        + ": a bean is of a class of its own that is not abstract, static if it is nested");
            }
        }

        /**
         * The value of a key of the library, for this {@code Tutti} alone and above every other source: {@code
         * com.acme.Pricing/quote/Remote/maxConcurrency}, {@code tutti.drain-timeout}. What the program configures for itself belongs into
         * the sources of MicroProfile Config.
         */
        public Builder config(String key, String value) {
            configuration.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /** Looks at no archive: beans are those that were named, and what extensions add. */
        public Builder withoutDiscovery() {
            discovery = false;
            return this;
        }

        /**
         * As {@link Tutti#start()}.
         *
         * @throws RuntimeException the container's, if a bean or a key of the configuration is wrong; its message names it and the
         *     fix. Nothing is left running.
         */
        public Tutti start() {
            return new Tutti(PlainContainer.start(beans, discovery, List.of(), configuration));
        }
    }
}
