package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.result.Declared;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known of each method that the interceptor has seen. Keyed by class and method, since several beans may inherit
 * one method, and each has limits of its own. Thread-safe.
 */
final class RemoteMethods {

    private final Engine engine;
    private final ClassValue<Map<Method, RemoteMethod>> known = new ClassValue<>() {
        @Override
        protected Map<Method, RemoteMethod> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    RemoteMethods(Engine engine) {
        this.engine = engine;
    }

    RemoteMethod of(Class<?> bean, Method method) {
        Map<Method, RemoteMethod> methods = known.get(bean);
        RemoteMethod found = methods.get(method);
        return found != null ? found : methods.computeIfAbsent(method, this::read);
    }

    private RemoteMethod read(Method method) {
        Optional<Declared> declared = Declared.of(method.getReturnType()).filter(any -> !isContainers(method));
        Remote remote = Optional.ofNullable(method.getAnnotation(Remote.class))
                .or(() -> Annotations.find(method.getDeclaringClass(), Remote.class))
                .orElse(DEFAULTS);
        return declared.map(type -> RemoteMethod.of(engine, method, remote, type))
                .orElseGet(RemoteMethod::plain);
    }

    /** Observers and producers are the container's to call. By name: the parameters' annotations say what the method is. */
    private static boolean isContainers(Method method) {
        Stream<Annotation> all = Stream.concat(
                Stream.of(method.getAnnotations()),
                Stream.of(method.getParameterAnnotations()).flatMap(Stream::of));
        return all.anyMatch(annotation ->
                RemoteRules.CONTAINERS.contains(annotation.annotationType().getName()));
    }

    // Of a class that inherits the annotation by a way that reflection does not show.
    @Remote
    private static final class Defaults {}

    private static final Remote DEFAULTS = Defaults.class.getAnnotation(Remote.class);
}
