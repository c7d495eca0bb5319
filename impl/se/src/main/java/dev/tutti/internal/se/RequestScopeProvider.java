package dev.tutti.internal.se;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;
import org.jboss.weld.context.WeldAlterableContext;
import org.jboss.weld.context.api.ContextualInstance;
import org.jboss.weld.context.bound.BoundLiteral;
import org.jboss.weld.context.bound.BoundRequestContext;
import org.jboss.weld.manager.api.WeldManager;

/**
 * Carries the beans of the request scope of one container. SmallRye's own provider asks {@code CDI.current()} for the
 * container, which is any one of those that are running. Thread-safe.
 */
final class RequestScopeProvider implements ThreadContextProvider {

    private static final ThreadContextSnapshot NOTHING = () -> () -> {};

    private final WeldManager container;

    RequestScopeProvider(WeldManager container) {
        this.container = container;
    }

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return here().map(scope -> carrying(scope.getAllContextualInstances())).orElse(NOTHING);
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return here().isPresent() ? carrying(List.of()) : NOTHING;
    }

    @Override
    public String getThreadContextType() {
        return ThreadContext.CDI;
    }

    /** The request scope that is active on the calling thread. */
    private Optional<WeldAlterableContext> here() {
        return container.getActiveWeldAlterableContexts().stream()
                .filter(context -> context.getScope() == RequestScoped.class)
                .findFirst();
    }

    private ThreadContextSnapshot carrying(Collection<ContextualInstance<?>> beans) {
        return () -> here().map(scope -> exchange(scope, beans)).orElseGet(() -> activate(beans));
    }

    private static ThreadContextController exchange(
            WeldAlterableContext scope, Collection<ContextualInstance<?>> beans) {
        Collection<ContextualInstance<?>> own = scope.getAllContextualInstances();
        scope.clearAndSet(beans);
        return () -> scope.clearAndSet(own);
    }

    private ThreadContextController activate(Collection<ContextualInstance<?>> beans) {
        BoundRequestContext scope = container
                .instance()
                .select(BoundRequestContext.class, BoundLiteral.INSTANCE)
                .get();
        Map<String, Object> store = new HashMap<>();
        scope.associate(store);
        scope.activate();
        scope.clearAndSet(beans);
        return () -> {
            scope.deactivate();
            scope.dissociate(store);
        };
    }
}
