package dev.tutti.internal.context;

import dev.tutti.spi.ContextCarrier;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManager;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;

/** Carries whatever contexts the platform's MicroProfile Context Propagation knows, the transaction cleared. */
public final class MicroProfileCarrier implements ContextCarrier {

    private final ThreadContext all;
    private final ThreadContext allButRequest;
    private final Supplier<RequestContextController> requests;

    /** Takes the request scopes of detached calls from the controllers given. */
    public MicroProfileCarrier(Supplier<RequestContextController> requests) {
        this(ContextManagerProvider.instance().getContextManager(), requests);
    }

    /** Carries the contexts that the manager knows. */
    public MicroProfileCarrier(ContextManager manager, Supplier<RequestContextController> requests) {
        this.requests = requests;
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
        return work -> captured.execute(() -> {
            RequestContextController request = requests.get();
            boolean mine = request.activate();
            try {
                work.run();
            } finally {
                if (mine) {
                    end(request);
                }
            }
        });
    }

    /** The work may have ended it: with Weld every asynchronous observer does, in whose thread it is. */
    private static void end(RequestContextController request) {
        try {
            request.deactivate();
        } catch (ContextNotActiveException e) {
            // Which is what was wanted.
        }
    }
}
