package dev.tutti.internal.context;

import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The request scope where CDI is Weld: of Open Liberty, Payara, GlassFish, WildFly and others. */
public final class WeldRequestScope implements RequestScope {

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final int FRAMES_OF_A_REPLACEMENT = 16; // from a context to the storage, with some to spare

    private final WeldApi weld;
    private final List<AlterableContext> contexts; // which may be the request's on some thread
    private final List<AlterableContext> others; // which may be the session's or the conversation's
    private final Executor nothing = this::without;
    private final AlterableContext bound; // one for all threads; what it holds is each thread's own
    private final ThreadLocal<@Nullable Storage> storage = new ThreadLocal<>(); // what it holds now

    /** Fails with a {@code RuntimeException} where CDI is not Weld. */
    public WeldRequestScope(BeanManager beans) {
        this.weld = new WeldApi(beans);
        this.contexts = weld.contexts("RequestContext");
        this.others = Stream.of("SessionContext", "ConversationContext")
                .flatMap(kind -> weld.contexts(kind).stream())
                .toList();
        this.bound = weld.boundRequest();
    }

    @Override
    public Executor capture() {
        AlterableContext callers = active();
        if (callers == null) {
            return nothing;
        }
        Collection<?> captured = used(callers);
        return work -> with(captured, work);
    }

    @Override
    public boolean isAllThatCallerUsed() {
        for (AlterableContext context : others) {
            if (context.isActive() && !weld.instances(context).isEmpty()) {
                return false;
            }
        }
        return true;
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

    private void with(Collection<?> captured, Runnable work) {
        AlterableContext there = active();
        if (there == null) {
            inAContextOfItsOwn(captured, work);
            return;
        }
        Collection<?> before = used(there);
        replace(there, captured);
        try {
            work.run();
        } finally {
            replace(there, before);
        }
    }

    private void inAContextOfItsOwn(Collection<?> captured, Runnable work) {
        Storage mine = new Storage();
        weld.begin(bound, mine);
        storage.set(mine);
        try {
            replace(bound, captured);
            work.run();
        } finally {
            storage.remove();
            weld.end(bound, mine);
        }
    }

    private void replace(AlterableContext context, Collection<?> instances) {
        Storage mine = storage.get();
        if (mine == null) {
            weld.replace(context, instances);
            return;
        }
        mine.open = true;
        try {
            weld.replace(context, instances);
        } finally {
            mine.open = false;
        }
    }

    /** Asked of the contexts themselves: the bean manager throws an exception where there is none, as there mostly is. */
    private @Nullable AlterableContext active() {
        for (AlterableContext context : contexts) {
            if (context.isActive()) {
                return context;
            }
        }
        return null;
    }

    private Collection<?> used(AlterableContext context) {
        return weld.instances(context).stream()
                .filter(Objects::nonNull) // one that is being destroyed
                .toList();
    }

    private static String nameOf(Contextual<?> contextual) {
        return contextual instanceof Bean<?> bean ? bean.getBeanClass().getName() : contextual.toString();
    }

    /** Another that carries contexts may do so within a task: what it puts there it has not created. Rare, so it may take long. */
    private static boolean isReplacedByAnother() {
        return STACK.walk(frames -> frames.limit(FRAMES_OF_A_REPLACEMENT)
                .anyMatch(frame -> frame.getMethodName().equals("clearAndSet")));
    }

    /** Where Weld keeps the beans of the context that is bound to a thread; of that thread alone. */
    private final class Storage extends HashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        private boolean open; // while the captured beans are put in

        @Override
        public @Nullable Object put(String key, Object value) {
            if (!open && weld.isInstance(value) && !isReplacedByAnother()) {
                Contextual<?> created = weld.contextual(value);
                bound.destroy(created);
                throw new IllegalStateException(
                        "A task has of its caller's request scope only the beans that the caller had"
                                + " used before the call, and it had not used " + nameOf(created)
                                + "; have it use the bean first, or give the task what it needs as an argument");
            }
            return super.put(key, value);
        }
    }
}
