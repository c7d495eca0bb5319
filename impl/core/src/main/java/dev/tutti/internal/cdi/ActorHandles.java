package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.core.Engine;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes handles of actors: objects of the actor's type that hold nothing but the way to the actor. Thread-safe.
 */
final class ActorHandles {

    private final BeanManager beans;
    private final Engine engine;
    // How a new interceptor learns whose handle it is for: the container makes both on one thread, in one call.
    private final ThreadLocal<@Nullable Cell> making = new ThreadLocal<>();
    // Weak, so that an actor goes when nobody has its handle. Synchronized.
    private final Set<Cell> cells = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ActorHandles(BeanManager beans, Engine engine) {
        this.beans = beans;
        this.engine = engine;
    }

    /** The limits of the bean's annotation. */
    static Limits limits(Bean<?> bean) {
        Actor actor = Annotations.find(bean.getBeanClass(), Actor.class)
                .orElseThrow(
                        () -> new IllegalArgumentException(bean.getBeanClass().getName() + " is not an @Actor"));
        return new Limits(actor.maxConcurrency(), actor.maxPending());
    }

    /** A handle of a new actor, which begins at its first call. */
    Object make(Bean<?> bean, Limits limits) {
        Cell cell = new Cell(engine, bean.getBeanClass().getSimpleName(), life(bean), limits);
        cells.add(cell);
        making.set(cell);
        try {
            return intercepted(bean.getBeanClass());
        } finally {
            making.remove();
        }
    }

    private <T> T intercepted(Class<T> type) {
        CreationalContext<T> creating = beans.createCreationalContext(null);
        InterceptionFactory<T> factory = beans.createInterceptionFactory(creating, type);
        factory.configure().add(ActorHandle.Literal.INSTANCE);
        // Without a target: the interceptor never proceeds to one. Weld accepts that (on SE and on Open Liberty).
        return factory.createInterceptedInstance(null);
    }

    private <T> Life life(Bean<T> bean) {
        CreationalContext<T> creating = beans.createCreationalContext(bean);
        return new Life(() -> bean.create(creating), state -> destroy(bean, state, creating));
    }

    @SuppressWarnings("unchecked") // the bean made it
    private static <T> void destroy(Bean<T> bean, Object state, CreationalContext<T> creating) {
        bean.destroy((T) state, creating);
    }

    /** The actor whose handle the calling thread is making. */
    Cell beingMade() {
        return Optional.ofNullable(making.get())
                .orElseThrow(
                        () -> new IllegalStateException("@ActorHandle is the library's own: write @Actor instead"));
    }

    /** Lets every actor finish what is in its mailbox, then destroys it. Waits for at most the engine's patience. */
    void retire() {
        List<Cell> all;
        synchronized (cells) {
            all = new ArrayList<>(cells);
        }
        Cell.retire(all);
    }
}
