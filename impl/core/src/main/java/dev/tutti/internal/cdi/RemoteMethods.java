package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.config.Place;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.gate.Gate;
import dev.tutti.internal.result.Declared;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * What is known of each method that the interceptor has seen. Keyed by class and method, since several beans may inherit
 * one method, and each has limits of its own. Thread-safe.
 */
final class RemoteMethods {

    // What holds for a class that has the binding by a way that reflection does not show, such as an extension.
    private static final Remote DEFAULTS = Defaults.class.getAnnotation(Remote.class);

    private final Engine engine;
    private final NamedExecutors executors;
    private final Settings settings;
    private final ClassValue<Map<Method, RemoteMethod>> known = new ClassValue<>() {
        @Override
        protected Map<Method, RemoteMethod> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Queue<Gate> gates = new ConcurrentLinkedQueue<>();

    RemoteMethods(Engine engine, NamedExecutors executors, Settings settings) {
        this.engine = engine;
        this.executors = executors;
        this.settings = settings;
    }

    /** The method of the bean's class, or of the container's subclass of it. */
    RemoteMethod of(Class<?> type, Method method) {
        Class<?> bean = type.isSynthetic() ? type.getSuperclass() : type;
        Map<Method, RemoteMethod> methods = known.get(bean);
        RemoteMethod found = methods.get(method);
        return found != null ? found : methods.computeIfAbsent(method, any -> read(bean, method));
    }

    /** Whether calls of the method are tasks. */
    static boolean isRemote(Class<?> bean, Method method) {
        return find(bean, method).isPresent() && declared(method).isPresent();
    }

    /** Refuses the calls that wait for permits. */
    void close() {
        gates.forEach(Gate::close);
    }

    private RemoteMethod read(Class<?> bean, Method method) {
        Remote remote = find(bean, method).orElse(DEFAULTS);
        return declared(method).map(type -> read(bean, method, remote, type)).orElseGet(RemoteMethod::plain);
    }

    private RemoteMethod read(Class<?> bean, Method method, Remote remote, Declared declared) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        RemoteOptions options = RemoteOptions.of(bean, method, remote, settings);
        return RemoteMethod.of(engine, name, options, home(options.place()), declared, gates::add);
    }

    private Home home(Place place) {
        return switch (place.lane()) {
            case WORKERS -> engine.workers();
            case PROCESSORS -> engine.processors();
            case LOOP -> engine.loop();
            case EXECUTOR -> executors.home(place.executor());
        };
    }

    private static Optional<Remote> find(Class<?> bean, Method method) {
        return Optional.ofNullable(method.getAnnotation(Remote.class)).or(() -> Annotations.find(bean, Remote.class));
    }

    /** Empty for a plain method, and for observers and producers, which are the container's to call. */
    private static Optional<Declared> declared(Method method) {
        Stream<Annotation> all = Stream.concat(
                Stream.of(method.getAnnotations()),
                Stream.of(method.getParameterAnnotations()).flatMap(Stream::of));
        boolean containers = all.anyMatch(annotation ->
                RemoteRules.CONTAINERS.contains(annotation.annotationType().getName()));
        return containers ? Optional.empty() : Declared.of(method.getReturnType());
    }

    @Remote
    private static final class Defaults {}
}
