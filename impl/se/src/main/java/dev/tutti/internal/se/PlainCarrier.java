package dev.tutti.internal.se;

import dev.tutti.internal.context.Coverage;
import dev.tutti.internal.context.KnownCarrier;
import dev.tutti.internal.context.OwnRequest;
import dev.tutti.internal.context.WeldRequestScope;
import dev.tutti.spi.ContextCarrier;
import java.util.EnumSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Carries the class loader and the request scope of one container, and whatever else there are providers of. Callers with a
 * request are few on the plain JVM: for the others it comes to a few looks. Thread-safe.
 */
final class PlainCarrier implements KnownCarrier {

    private final WeldRequestScope requests;
    private final OwnRequest detached;
    private final @Nullable ContextCarrier others;
    private final Captured usual; // what most callers have: the loader of the start, and no request

    /**
     * Carries the contexts of one container.
     *
     * @param detached the request scopes of detached calls
     * @param others carries what else there is; null if nothing
     */
    PlainCarrier(WeldRequestScope requests, OwnRequest detached, @Nullable ContextCarrier others) {
        this.requests = requests;
        this.detached = detached;
        this.others = others;
        this.usual = new Captured(Thread.currentThread().getContextClassLoader(), requests.none());
    }

    @Override
    public Executor capture() {
        Executor captured = withLoader(requests.capture());
        return others == null ? captured : within(others.capture(), captured);
    }

    @Override
    public Executor captureDetached() {
        Executor captured = withLoader(detached);
        return others == null ? captured : within(others.captureDetached(), captured);
    }

    private Executor withLoader(Executor request) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return request == usual.request && loader == usual.loader ? usual : new Captured(loader, request);
    }

    private static Executor within(Executor outer, Executor inner) {
        return work -> outer.execute(() -> inner.execute(work));
    }

    @Override
    public Coverage coverage() {
        String by = others == null ? "Tutti" : "Tutti and MicroProfile Context Propagation";
        return Coverage.of(by, EnumSet.of(Coverage.Context.APPLICATION, Coverage.Context.REQUEST));
    }

    private record Captured(@Nullable ClassLoader loader, Executor request) implements Executor {

        @Override
        public void execute(Runnable work) {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            if (own == loader) { // to set it costs more than to look
                request.execute(work);
                return;
            }
            thread.setContextClassLoader(loader);
            try {
                request.execute(work);
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }
}
