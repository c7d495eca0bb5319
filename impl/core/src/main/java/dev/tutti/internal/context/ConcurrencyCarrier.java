package dev.tutti.internal.context;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the server's {@code ContextService} of Jakarta Concurrency does, the transaction suspended as the specification
 * has it by default, and the request scope, of which that knows nothing.
 */
public final class ConcurrencyCarrier implements KnownCarrier {

    private static final String DEFAULT = "java:comp/DefaultContextService";
    /** The same: to WildFly the lib of an enterprise application is no component, and has no {@code java:comp}. */
    private static final String WILDFLYS = "java:jboss/ee/concurrency/context/default";

    private static final Executor AT_ONCE = Runnable::run;

    private final ContextService contexts;
    private final @Nullable PolicyScope policies; // where the server has Jakarta Authorization
    private final @Nullable RequestScope requests; // where there is a way to carry it
    private final OwnRequest detached;
    private final boolean searches; // whether the service looks for others of its kind each time
    private final LoaderCarrier loaders = new LoaderCarrier();
    private volatile @Nullable RememberingLoader remembering; // of the loader that was captured last

    ConcurrencyCarrier(
            ContextService contexts,
            @Nullable PolicyScope policies,
            @Nullable RequestScope requests,
            OwnRequest detached) {
        this.contexts = contexts;
        this.policies = policies;
        this.requests = requests;
        this.detached = detached;
        this.searches = contexts.getClass().getName().startsWith("org.glassfish.");
    }

    /**
     * With the server's default service.
     *
     * @param requests null where the request scope cannot be carried
     * @param controllers of the request scopes of detached calls
     */
    public static ConcurrencyCarrier lookUp(
            @Nullable RequestScope requests, Supplier<RequestContextController> controllers) throws NamingException {
        return new ConcurrencyCarrier(service(), policies(), requests, new OwnRequest(controllers));
    }

    private static ContextService service() throws NamingException {
        try {
            return InitialContext.doLookup(DEFAULT);
        } catch (NamingException noComponent) {
            try {
                return InitialContext.doLookup(WILDFLYS);
            } catch (NamingException noWildFly) {
                throw noComponent;
            }
        }
    }

    private static @Nullable PolicyScope policies() {
        try {
            PolicyScope policies = new PolicyScope();
            policies.capture();
            return policies;
        } catch (NoClassDefFoundError e) { // no Jakarta Authorization, and so no roles that would hang on it
            return null;
        }
    }

    @Override
    public Executor capture() {
        Executor captured = captureAllButRequest();
        Executor request = requests == null ? AT_ONCE : requests.capture();
        return work -> captured.execute(() -> request.execute(work));
    }

    @Override
    public Executor captureDetached() {
        Executor captured = captureAllButRequest();
        return work -> captured.execute(() -> detached.execute(work));
    }

    private Executor captureAllButRequest() {
        // Beside the service's, which may be that of the component though its caller has set another one: WildFly's is.
        Executor loader = loaders.capture();
        Executor captured = searches ? captureWithFewerSearches() : contexts.currentContextExecutor();
        Executor policy = policies == null ? AT_ONCE : policies.capture();
        return work -> captured.execute(() -> loader.execute(() -> policy.execute(work)));
    }

    private Executor captureWithFewerSearches() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        if (own == null) {
            return contexts.currentContextExecutor();
        }
        thread.setContextClassLoader(remembering(own));
        try {
            return contexts.currentContextExecutor();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private ClassLoader remembering(ClassLoader own) {
        RememberingLoader last = remembering;
        if (last == null || !last.isOf(own)) {
            remembering = last = new RememberingLoader(own);
        }
        return last;
    }

    /** What the specification demands of every server, and what there is beside it. */
    @Override
    public Coverage coverage() {
        Set<Coverage.Context> known = EnumSet.allOf(Coverage.Context.class);
        if (requests == null) {
            known.remove(Coverage.Context.REQUEST);
        }
        return Coverage.of("Jakarta Concurrency", known);
    }
}
