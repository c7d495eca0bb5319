package dev.tutti.internal.cdi;

import dev.tutti.InGroup;
import dev.tutti.internal.actor.Receiver;
import dev.tutti.internal.actor.Request;
import dev.tutti.internal.ref.Waiting;
import dev.tutti.internal.result.Declared;
import io.smallrye.mutiny.Multi;
import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The methods of an actor class, which a handle passes on as turns of the actor. Thread-safe. */
final class ActorMethods {

    private final Map<Method, String> groups = new ConcurrentHashMap<>();

    @Nullable
    Object call(Receiver actor, Method method, @Nullable Object[] arguments) {
        Request request = new Request(
                method.getName(),
                groups.computeIfAbsent(method, ActorMethods::group),
                Arrays.asList(arguments),
                state -> Handles.invoke(method, state, arguments));
        Optional<Declared> declared = Declared.of(method.getReturnType());
        if (declared.isEmpty()) {
            String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            Waiting.check(
                    "A direct call of " + name,
                    "the actor's answer",
                    "call it with Actors.call, or let it return a Uni, stage or TaskRef instead");
            return actor.call(request).result(); // a turn that the caller waits for
        }
        if (declared.get() == Declared.NOTHING) {
            return declared.get().view(actor.tell(request));
        }
        Object view = declared.get().view(actor.call(request));
        return view instanceof Multi<?> stream ? keeping(actor.handle(), stream) : view;
    }

    /** The stream, whose actor does not end for want of a handle while somebody may still subscribe to it. */
    private static <T> Multi<T> keeping(Object handle, Multi<T> stream) {
        return Multi.createFrom().deferred(() -> {
            Reference.reachabilityFence(handle);
            return stream;
        });
    }

    /** The group that the method is in; empty if it is in none. */
    static String group(Method method) {
        InGroup group = method.getAnnotation(InGroup.class);
        return group == null ? "" : group.value();
    }
}
