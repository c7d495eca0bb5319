package dev.tutti.internal;

import dev.tutti.Tasks;
import dev.tutti.internal.client.Beans;
import dev.tutti.internal.client.Client;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.graph.Graph;
import dev.tutti.internal.ref.Futures;
import dev.tutti.internal.ref.Ref;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An engine for each test, without a container: on daemon threads, with the {@link Caller} as the only context, and calls
 * made as the interceptors make them.
 */
public final class EngineExtension implements BeforeEachCallback, AfterEachCallback {

    private final Beans beans;
    private final Collection<Thread> threads = new ConcurrentLinkedQueue<>();
    private final boolean virtual;
    private Engine engine;

    public EngineExtension() {
        this(Instances.INSTANCE);
    }

    public EngineExtension(Beans beans) {
        this(beans, false);
    }

    private EngineExtension(Beans beans, boolean virtual) {
        this.beans = beans;
        this.virtual = virtual;
    }

    /** Whose workers are virtual threads, where the JDK has them. */
    public static EngineExtension onVirtualThreads() {
        return new EngineExtension(Instances.INSTANCE, Runtime.version().feature() >= 21);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
        engine = new Engine(daemons, virtual ? virtual() : daemons, new Caller(), new Futures());
    }

    /** {@code Thread.ofVirtual().factory()}, which JDK 17 cannot compile. */
    private static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine.close();
    }

    public Engine engine() {
        return engine;
    }

    public Tasks tasks() {
        return new Client(engine, beans, new Graph(engine));
    }

    /** Every thread that the engine has made. */
    public Collection<Thread> threads() {
        return threads;
    }

    /** A gate before the workers. */
    public Gate gate(int maxConcurrency, int maxPending) {
        return gate(maxConcurrency, maxPending, engine.workers());
    }

    /** A gate before a home. */
    public Gate gate(int maxConcurrency, int maxPending, Home home) {
        return new Gate("Test.gate", Capacity.of(maxConcurrency, maxPending), engine.at(home));
    }

    /** A gate of that name before the workers, with a long queue. */
    public Gate gate(String name, int maxConcurrency) {
        return new Gate(name, Capacity.of(maxConcurrency, Integer.MAX_VALUE), engine.at(engine.workers()));
    }

    public TestActor actor() {
        return actor(1000, 100_000);
    }

    public TestActor actor(int maxConcurrency, int maxPending) {
        return new TestActor(engine, maxConcurrency, maxPending);
    }

    /** Calls the body at the home, for the calling thread. */
    public <T> Ref<T> call(Home home, Callable<?> body) {
        return call(engine.at(home), body);
    }

    /** Passes a call of the body through the chain, for the calling thread. */
    public <T> Ref<T> call(Strategy chain, Callable<?> body) {
        return call("Test.body", chain, body);
    }

    /** As {@link #call(Strategy, Callable)}, by a name of its own. */
    public <T> Ref<T> call(String name, Strategy chain, Callable<?> body) {
        Executor contexts = engine.carrier().capture();
        Call call = new Call(name, contexts, body);
        call.adopted();
        return Ref.submit(engine, contexts, call, chain);
    }

    /** As {@link #call(Strategy, Callable)}, with a priority of its own. */
    public <T> Ref<T> priority(int priority, Strategy chain, Callable<?> body) {
        Executor contexts = engine.carrier().capture();
        Call call = new Call("Test.body", contexts, body);
        call.priority(priority);
        call.adopted();
        return Ref.submit(engine, contexts, call, chain);
    }

    /** As {@link #call(Home, Callable)}, for a caller who wants no answer. */
    public Ref<Object> tell(Home home, Callable<?> body) {
        return tell(engine.at(home), body);
    }

    /** As {@link #call(Strategy, Callable)}, for a caller who wants no answer. */
    public Ref<Object> tell(Strategy chain, Callable<?> body) {
        Executor contexts = engine.carrier().captureDetached();
        return Ref.submit(engine, contexts, new Call("Test.body", contexts, body), chain);
    }

    /** Beans that are new objects of their classes. */
    private enum Instances implements Beans {
        INSTANCE;

        @Override
        public <B, R> R with(Class<B> type, dev.tutti.TaskFunction.Of1<? super B, ? extends R> function)
                throws Exception {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return function.apply(constructor.newInstance());
        }
    }
}
