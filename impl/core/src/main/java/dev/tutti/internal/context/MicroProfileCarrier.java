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

/** Carries whatever contexts the platform's MicroProfile Context Propagation knows, the transaction cleared. */
public final class MicroProfileCarrier implements KnownCarrier {

    private static final Map<Coverage.Context, String> NAMES = Map.of(
            Coverage.Context.APPLICATION, ThreadContext.APPLICATION,
            Coverage.Context.SECURITY, ThreadContext.SECURITY,
            Coverage.Context.REQUEST, ThreadContext.CDI,
            Coverage.Context.TRANSACTION, ThreadContext.TRANSACTION);

    private final ContextManager manager;
    private final ThreadContext all;
    private final ThreadContext allButRequest;
    private final OwnRequest detached;

    /** Takes the request scopes of detached calls from the controllers given. */
    public MicroProfileCarrier(Supplier<RequestContextController> requests) {
        this(ContextManagerProvider.instance().getContextManager(), requests);
    }

    /** Carries the contexts that the manager knows. */
    public MicroProfileCarrier(ContextManager manager, Supplier<RequestContextController> requests) {
        this.manager = manager;
        detached = new OwnRequest(requests);
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
        return all.currentContextExecutor();
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
        return Coverage.of("MicroProfile Context Propagation", known);
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
