package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.core.Engine;
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
    private final ClassValue<Map<Method, RemoteMethod>> known = new ClassValue<>() {
        @Override
        protected Map<Method, RemoteMethod> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Queue<Gate> gates = new ConcurrentLinkedQueue<>();

    RemoteMethods(Engine engine) {
        this.engine = engine;
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
        return declared(method)
                .map(type -> RemoteMethod.of(engine, method, remote, type, gates::add))
                .orElseGet(RemoteMethod::plain);
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
