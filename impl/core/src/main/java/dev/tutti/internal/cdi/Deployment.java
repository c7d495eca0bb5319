package dev.tutti.internal.cdi;

import dev.tutti.ActorEvent;
import dev.tutti.Actors;
import dev.tutti.Coordination;
import dev.tutti.Self;
import dev.tutti.TaskContext;
import dev.tutti.TaskFailed;
import dev.tutti.Tasks;
import dev.tutti.internal.client.Client;
import dev.tutti.internal.client.CurrentTask;
import dev.tutti.internal.config.Demand;
import dev.tutti.internal.config.Setting;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.coordination.Coordinator;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.graph.Graph;
import dev.tutti.internal.ref.Futures;
import dev.tutti.spi.ContextCarrier;
import dev.tutti.spi.TimeSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The engine of one deployment and what is built on it: started with the application, closed before its beans go. */
@ApplicationScoped
public class Deployment {

    @Inject
    BeanManager beanManager;

    @Inject
    Instance<Object> instances;

    @Inject
    Event<TaskFailed> failures;

    @Inject
    Event<ActorEvent> actorEvents;

    // Written once, before the container publishes this bean.
    private Engine engine;
    private NamedExecutors executors;
    private RemoteMethods remoteMethods;
    private CallersBeans callersBeans;
    private Handles handles;
    private ActorHandles actorHandles;
    private Selves selves;
    private DeferredContext deferred;
    private Duration drainTimeout;

    private final AtomicBoolean closed = new AtomicBoolean();

    @PostConstruct
    void start() {
        Settings settings = Settings.current();
        ContextCarrier carrier =
                Contexts.carrier(beanManager, instances, Setting.SECURITY.demand(settings) == Demand.REQUIRED);
        ThreadFactory platform = Threads.platform();
        engine = new Engine(platform, Threads.blocking(platform), carrier, new Futures(), time(instances));
        drainTimeout = Setting.DRAIN_TIMEOUT.duration(settings);
        engine.traceSubmissions(Setting.SUBMISSION_TRACE.isOn(settings));
        engine.unseen().listener(failed -> fire(failures, failed));
        callersBeans = new CallersBeans(beanManager);
        executors = new NamedExecutors(engine.workers(), engine.application(), callersBeans);
        remoteMethods = new RemoteMethods(engine, executors, settings);
        handles = new Handles(callersBeans);
        actorHandles =
                new ActorHandles(beanManager, engine, callersBeans, handles, settings, new Principals(instances));
        if (isObserved()) {
            actorHandles.roster().listener(event -> fire(actorEvents, event));
        }
        selves = new Selves(beanManager, actorHandles);
        ((ActorContext) beanManager.getContext(ActorScoped.class)).open(actorHandles);
        deferred = (DeferredContext) beanManager.getContext(Deferred.class);
        deferred.open(this);
    }

    /** The application's own time, if it has one. */
    private static @Nullable TimeSource time(Instance<Object> instances) {
        Instance<TimeSource> time = instances.select(TimeSource.class);
        return time.isUnsatisfied() ? null : time.get();
    }

    /**
     * For observers of both kinds; asynchronous ones too are on a worker already. They end the request scope that they run in, so
     * the others have one of their own.
     */
    private <T> void fire(Event<T> who, T what) {
        try {
            engine.application().execute(() -> who.fire(what));
        } finally {
            engine.application()
                    .execute(() -> who.fireAsync(what, NotificationOptions.ofExecutor(Runnable::run))
                            .toCompletableFuture()
                            .join());
        }
    }

    /** Whether anybody wants to know what happens to actors. */
    private boolean isObserved() {
        ActorEvent any = new ActorEvent(Object.class, "", ActorEvent.Kind.STARTED, null, Instant.EPOCH);
        return !beanManager.resolveObserverMethods(any, Any.Literal.INSTANCE).isEmpty();
    }

    /** Starts the engine before the first request, on a thread that has the application's naming. */
    void started(@Observes @Initialized(ApplicationScoped.class) Object event, WantedExecutors wanted) {
        remoteMethods();
        wanted.check();
    }

    /**
     * Starts the engine now, if it has not been.
     *
     * @param beans those of the container; null if nobody has told, as where there is one for the caller anyway
     */
    static void wake(@Nullable BeanManager beans) {
        Instance<Object> all = beans == null ? CDI.current() : beans.createInstance();
        all.select(Deployment.class).get().remoteMethods();
    }

    /** Ends the actors and the engine while the beans that they use are still there. */
    void stopping(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        close();
    }

    @PreDestroy
    void close() {
        if (closed.compareAndSet(false, true)) {
            onAThreadOfItsOwn(() -> {
                actorHandles.roster().retire(drainTimeout);
                engine.close();
                executors.close();
                remoteMethods.close();
                deferred.close();
            });
        }
    }

    /**
     * What is refused now continues with the contexts of its caller. While the application stops, Open Liberty does not take
     * these off again: on the thread of the server that stops it, their request scope would keep the application's classes.
     */
    private static void onAThreadOfItsOwn(Runnable end) {
        Thread thread = new Thread(null, end, "tutti-end", 0, false);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Produces
    @ApplicationScoped
    Tasks tasks() {
        return new Client(engine, new ContainerBeans(instances, callersBeans), new Graph(engine));
    }

    @Produces
    @ApplicationScoped
    TaskContext taskContext() {
        return new CurrentTask();
    }

    @Produces
    @ApplicationScoped
    Actors actors() {
        return new ActorClient(actorHandles, callersBeans);
    }

    @Produces
    @ApplicationScoped
    Coordination coordination() {
        return new Coordinator(engine);
    }

    @Produces
    @Dependent
    <T> Self<T> self(InjectionPoint point) {
        return selves.of(point);
    }

    /** For the interceptors, which are no beans of this deployment's scopes. */
    public RemoteMethods remoteMethods() {
        return remoteMethods;
    }

    public Handles handles() {
        return handles;
    }

    <T> DeferredBean<T> defer(Bean<T> bean) {
        return new DeferredBean<>(bean, beanManager.createCreationalContext(bean), remoteMethods, handles);
    }
}
