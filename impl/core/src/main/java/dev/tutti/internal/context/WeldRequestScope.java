package dev.tutti.internal.context;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jboss.weld.context.RequestContext;
import org.jboss.weld.context.WeldAlterableContext;
import org.jboss.weld.context.api.ContextualInstance;
import org.jboss.weld.context.bound.BoundLiteral;
import org.jboss.weld.context.bound.BoundRequestContext;
import org.jspecify.annotations.Nullable;

/** The request scope where CDI is Weld: of Payara, GlassFish, WildFly and others. */
public final class WeldRequestScope implements RequestScope {

    private final List<WeldAlterableContext> contexts; // which may be the request's on some thread
    private final Executor nothing = this::without;
    private final BoundRequestContext bound; // one for all threads; what it holds is each thread's own
    private final ThreadLocal<@Nullable Storage> storage = new ThreadLocal<>(); // what it holds now

    /** Fails with a {@code LinkageError} or a {@code RuntimeException} where CDI is not Weld. */
    public WeldRequestScope(BeanManager beans) {
        this.contexts = beans.createInstance().select(RequestContext.class, Any.Literal.INSTANCE).stream()
                .filter(WeldAlterableContext.class::isInstance)
                .map(WeldAlterableContext.class::cast)
                .toList();
        this.bound = beans.createInstance()
                .select(BoundRequestContext.class, BoundLiteral.INSTANCE)
                .get();
    }

    @Override
    public Executor capture() {
        WeldAlterableContext callers = active();
        if (callers == null) {
            return nothing;
        }
        Collection<ContextualInstance<?>> captured = used(callers);
        return work -> with(captured, work);
    }

    /** What is captured where there is no request: nobody's beans. The same object each time. */
    public Executor none() {
        return nothing;
    }

    private void without(Runnable work) {
        if (active() == null) {
            work.run();
        } else {
            with(List.of(), work);
        }
    }

    private void with(Collection<ContextualInstance<?>> captured, Runnable work) {
        WeldAlterableContext there = active();
        if (there == null) {
            inAContextOfItsOwn(captured, work);
            return;
        }
        Collection<ContextualInstance<?>> before = used(there);
        replace(there, captured);
        try {
            work.run();
        } finally {
            replace(there, before);
        }
    }

    private void inAContextOfItsOwn(Collection<ContextualInstance<?>> captured, Runnable work) {
        Storage mine = new Storage();
        bound.associate(mine);
        bound.activate();
        storage.set(mine);
        try {
            replace(bound, captured);
            work.run();
        } finally {
            storage.remove();
            bound.deactivate(); // and not invalidate(), which would destroy the caller's beans
            bound.dissociate(mine);
        }
    }

    private void replace(WeldAlterableContext context, Collection<ContextualInstance<?>> instances) {
        Storage mine = storage.get();
        if (mine == null) {
            context.clearAndSet(instances);
            return;
        }
        mine.open = true;
        try {
            context.clearAndSet(instances);
        } finally {
            mine.open = false;
        }
    }

    /** Asked of the contexts themselves: the bean manager throws an exception where there is none, as there mostly is. */
    private @Nullable WeldAlterableContext active() {
        for (WeldAlterableContext context : contexts) {
            if (context.isActive()) {
                return context;
            }
        }
        return null;
    }

    private static Collection<ContextualInstance<?>> used(WeldAlterableContext context) {
        return context.getAllContextualInstances().stream()
                .filter(Objects::nonNull) // one that is being destroyed
                .toList();
    }

    private static String nameOf(Contextual<?> contextual) {
        return contextual instanceof Bean<?> bean ? bean.getBeanClass().getName() : contextual.toString();
    }

    /** Where Weld keeps the beans of the context that is bound to a thread; of that thread alone. */
    private final class Storage extends HashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        private boolean open; // while the captured beans are put in

        @Override
        public @Nullable Object put(String key, Object value) {
            if (!open && value instanceof ContextualInstance<?> created) {
                bound.destroy(created.getContextual());
                throw new IllegalStateException(
                        "A task has of its caller's request scope only the beans that the caller had"
                                + " used before the call, and it had not used " + nameOf(created.getContextual())
                                + "; have it use the bean first, or give the task what it needs as an argument");
            }
            return super.put(key, value);
        }
    }
}
