package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.internal.actor.Key;
import dev.tutti.internal.actor.Kind;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Receiver;
import dev.tutti.internal.actor.Roster;
import dev.tutti.internal.config.Setting;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.core.Engine;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the actors of the beans, and finds the actor behind a handle. Thread-safe. */
final class ActorHandles {

    private final BeanManager beans;
    private final CallersBeans callers;
    private final Handles handles;
    private final Settings settings;
    private final Roster roster;
    private final Key principals;
    private final Map<Bean<?>, ActorSpec> specs = new ConcurrentHashMap<>(); // which nobody changes
    private final Map<Class<?>, ActorMethods> methods = new ConcurrentHashMap<>();
    // The classes of the objects themselves, which a user may take for handles.
    private final Set<Class<?>> inside = ConcurrentHashMap.newKeySet();
    // The actor whose object the thread is creating, for its Self.
    private final ThreadLocal<@Nullable Receiver> creating = new ThreadLocal<>();

    /**
     * @param principals the key of a call by the name of whoever makes it
     */
    ActorHandles(
            BeanManager beans,
            Engine engine,
            CallersBeans callers,
            Handles handles,
            Settings settings,
            Key principals) {
        this.beans = beans;
        this.callers = callers;
        this.handles = handles;
        this.settings = settings;
        this.principals = principals;
        this.roster = new Roster(engine, Setting.STALL_THRESHOLD.duration(settings));
    }

    Roster roster() {
        return roster;
    }

    /** The application's one actor of the bean. */
    Object one(Bean<?> bean) {
        return roster.create(kind(bean, spec(bean)), false).handle();
    }

    /** What its annotation says, and configuration, which wins; a copy. */
    ActorSpec spec(Bean<?> bean) {
        return specs.computeIfAbsent(bean, this::read).copy();
    }

    private ActorSpec read(Bean<?> bean) {
        Class<?> type = bean.getBeanClass();
        Actor actor = Annotations.find(type, Actor.class)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not an @Actor"));
        return ActorPlans.read(settings, type, actor);
    }

    Kind kind(Bean<?> bean, ActorSpec spec) {
        Class<?> type = bean.getBeanClass();
        BeanManager module = callers.get(); // of whoever makes the actor: the actor is created on a thread of none
        ActorMethods methods = this.methods.computeIfAbsent(type, any -> new ActorMethods());
        return new Kind(
                type,
                type.getSimpleName(),
                receiver -> callers.creating(module, () -> birth(bean, receiver)),
                receiver -> handles.make(
                        type, (method, arguments) -> methods.of(method).call(receiver, arguments)),
                spec.plan(type, principals),
                spec.instances,
                spec.routing,
                spec.key(type));
    }

    private <T> Life birth(Bean<T> bean, Receiver actor) {
        CreationalContext<T> context = beans.createCreationalContext(bean);
        Receiver outer = creating.get();
        creating.set(actor);
        try {
            T state = bean.create(context);
            inside.add(state.getClass());
            return new Life(state, () -> bean.destroy(state, context));
        } catch (Throwable e) {
            throw ContainerFailure.original(e);
        } finally {
            creating.set(outer);
        }
    }

    /** The actor whose object the calling thread is creating. */
    Receiver theOneBeingCreated() {
        return Optional.ofNullable(creating.get())
                .orElseThrow(() -> new IllegalStateException(
                        "Self of an actor is known where the actor is created: inject it into the actor itself"));
    }

    /**
     * What stands behind a handle, or behind the proxy of the application's one actor.
     *
     * @throws IllegalArgumentException if it is neither
     */
    Receiver behind(Object actor) {
        return roster.behind(actor).orElseGet(() -> behindTheProxy(actor));
    }

    private Receiver behindTheProxy(Object actor) {
        Class<?> type = actor.getClass();
        if (methods.containsKey(type) || inside.contains(type)) {
            throw new IllegalArgumentException("This " + type.getSimpleName()
                    + " is an actor's object itself, not its handle: inject Self and pass self.get() instead of this");
        }
        for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
            Optional<Bean<?>> bean = bean(beans, each);
            if (bean.isPresent()) {
                Object handle = beans.getContext(ActorScoped.class).get(bean.get(), null);
                return roster.behind(handle).orElseThrow();
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " is not the handle of an actor: inject one, or make it with Actors.of(...)");
    }

    /** The actor bean of exactly that class. */
    static Optional<Bean<?>> bean(BeanManager among, Class<?> type) {
        return among.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type && bean.getScope() == ActorScoped.class)
                .findFirst();
    }
}
