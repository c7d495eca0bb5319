package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.core.Engine;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Makes actors of beans, and the handles that lead to them. Thread-safe. */
final class ActorHandles {

    private final BeanManager beans;
    private final Engine engine;
    private final Handles handles;
    // Weak, so that an actor goes when nobody has its handle. Synchronized.
    private final Set<Cell> cells = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ActorHandles(BeanManager beans, Engine engine, Handles handles) {
        this.beans = beans;
        this.engine = engine;
        this.handles = handles;
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
        return handles.make(bean.getBeanClass(), (method, arguments) -> ActorMethod.call(cell, method, arguments));
    }

    private <T> Life life(Bean<T> bean) {
        CreationalContext<T> creating = beans.createCreationalContext(bean);
        return new Life(() -> bean.create(creating), state -> destroy(bean, state, creating));
    }

    @SuppressWarnings("unchecked") // the bean made it
    private static <T> void destroy(Bean<T> bean, Object state, CreationalContext<T> creating) {
        bean.destroy((T) state, creating);
    }

    /** Lets every actor finish what is in its mailbox, then destroys it. */
    void retire() {
        List<Cell> all;
        synchronized (cells) {
            all = new ArrayList<>(cells);
        }
        Cell.retire(all);
    }
}
