package dev.tutti.internal.context;

import jakarta.enterprise.context.control.RequestContextController;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManager;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Carries whatever contexts the platform's MicroProfile Context Propagation knows, the transaction cleared, and the request scope
 * itself where it can: Open Liberty's takes several times as long for that as for all the rest.
 */
public final class MicroProfileCarrier implements KnownCarrier {

    private static final Map<Coverage.Context, String> NAMES = Map.of(
            Coverage.Context.APPLICATION, ThreadContext.APPLICATION,
            Coverage.Context.SECURITY, ThreadContext.SECURITY,
            Coverage.Context.REQUEST, ThreadContext.CDI,
            Coverage.Context.TRANSACTION, ThreadContext.TRANSACTION);

    private final ContextManager manager;
    private final ThreadContext all;
    private final ThreadContext allButRequest;
    private final @Nullable RequestScope requests; // where there is a way to carry it without the manager
    private final OwnRequest detached;

    /**
     * With the platform's manager.
     *
     * @param requests null where only the manager can carry the request scope
     * @param controllers of the request scopes of detached calls
     */
    public MicroProfileCarrier(@Nullable RequestScope requests, Supplier<RequestContextController> controllers) {
        this(ContextManagerProvider.instance().getContextManager(), requests, controllers);
    }

    /** Carries the contexts that the manager knows. */
    public MicroProfileCarrier(ContextManager manager, Supplier<RequestContextController> controllers) {
        this(manager, null, controllers);
    }

    MicroProfileCarrier(
            ContextManager manager, @Nullable RequestScope requests, Supplier<RequestContextController> controllers) {
        this.manager = manager;
        this.requests = requests;
        detached = new OwnRequest(controllers);
        all = manager.newThreadContextBuilder()
                .propagated(ThreadContext.ALL_REMAINING)
                .cleared(ThreadContext.TRANSACTION)
                .build();
        // Not cleared: Open Liberty gives a cleared request scope that starts, but whose beans it never destroys.
        allButRequest = manager.newThreadContextBuilder()
                .propagated(ThreadContext.ALL_REMAINING)
                .cleared(ThreadContext.TRANSACTION)
                .unchanged(ThreadContext.CDI)
                .build();
    }

    @Override
    public Executor capture() {
        if (requests == null || !requests.isAllThatCallerUsed()) {
            return all.currentContextExecutor();
        }
        Executor captured = allButRequest.currentContextExecutor();
        Executor request = requests.capture();
        return work -> captured.execute(() -> request.execute(work));
    }

    @Override
    public Executor captureDetached() {
        Executor captured = allButRequest.currentContextExecutor();
        return work -> captured.execute(() -> detached.execute(work));
    }

    /** As the provider says when it is asked for each context by name. */
    @Override
    public Coverage coverage() {
        Set<Coverage.Context> known = EnumSet.noneOf(Coverage.Context.class);
        NAMES.forEach((context, name) -> {
            if (isKnown(name)) {
                known.add(context);
            }
        });
        if (requests == null) {
            return Coverage.of("MicroProfile Context Propagation", known);
        }
        known.add(Coverage.Context.REQUEST);
        return Coverage.of("MicroProfile Context Propagation, the request scope by Tutti", known);
    }

    private boolean isKnown(String name) {
        try {
            manager.newThreadContextBuilder()
                    .propagated(name)
                    .cleared()
                    .unchanged(ThreadContext.ALL_REMAINING)
                    .build();
            return true;
        } catch (IllegalStateException e) { // what the specification has a provider say to a context it does not know
            return false;
        }
    }
}
