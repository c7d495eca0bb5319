package dev.tutti.internal.cdi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The methods of an actor class that have been called. Thread-safe. */
final class ActorMethods {

    private final Map<Method, ActorMethod> known = new ConcurrentHashMap<>();

    ActorMethod of(Method method) {
        ActorMethod found = known.get(method);
        return found != null ? found : known.computeIfAbsent(method, ActorMethod::new);
    }
}
