package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Limits;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.core.Engine;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes actors of beans, and the handles that lead to them. Thread-safe. */
final class ActorHandles {

    private final BeanManager beans;
    private final Engine engine;
    private final Handles handles;
    private final Settings settings;
    // The handle of the actor whose object the thread is creating, for its Self.
    private final ThreadLocal<@Nullable Object> creating = new ThreadLocal<>();
    // Weak, so that an actor goes when nobody has its handle. Synchronized.
    private final Set<Cell> cells = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ActorHandles(BeanManager beans, Engine engine, Handles handles, Settings settings) {
        this.beans = beans;
        this.engine = engine;
        this.handles = handles;
        this.settings = settings;
    }

    /** The limits of the bean: those that are configured, else those of its annotation. */
    Limits limits(Bean<?> bean) {
        Actor actor = Annotations.find(bean.getBeanClass(), Actor.class)
                .orElseThrow(
                        () -> new IllegalArgumentException(bean.getBeanClass().getName() + " is not an @Actor"));
        Configured configured = Configured.actor(settings, bean.getBeanClass().getName());
        return new Limits(
                configured.number(Member.ACTOR_MAX_CONCURRENCY).orElse(actor.maxConcurrency()),
                configured.number(Member.ACTOR_MAX_PENDING).orElse(actor.maxPending()));
    }

    /** A handle of a new actor, which begins at its first call. */
    Object make(Bean<?> bean, Limits limits) {
        AtomicReference<@Nullable Object> own = new AtomicReference<>(); // set before anybody can call the actor
        Cell cell = new Cell(engine, bean.getBeanClass().getSimpleName(), life(bean, own), limits);
        cells.add(cell);
        Object handle =
                handles.make(bean.getBeanClass(), (method, arguments) -> ActorMethod.call(cell, method, arguments));
        own.set(handle);
        return handle;
    }

    private <T> Life life(Bean<T> bean, AtomicReference<@Nullable Object> handle) {
        CreationalContext<T> context = beans.createCreationalContext(bean);
        return new Life(() -> create(bean, context, handle), state -> destroy(bean, state, context));
    }

    private <T> T create(Bean<T> bean, CreationalContext<T> context, AtomicReference<@Nullable Object> handle) {
        Object outer = creating.get();
        creating.set(handle.get());
        try {
            return bean.create(context);
        } finally {
            creating.set(outer);
        }
    }

    /** The handle of the actor whose object the calling thread is creating. */
    Object handleOfTheOneBeingCreated() {
        return Optional.ofNullable(creating.get())
                .orElseThrow(() -> new IllegalStateException(
                        "Self of an actor is known where the actor is created: inject it into the actor itself"));
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
