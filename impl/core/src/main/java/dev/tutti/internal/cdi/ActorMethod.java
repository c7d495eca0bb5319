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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of an actor class, whose calls a handle passes on as turns of the actor. Immutable. */
final class ActorMethod {

    private final Method method;
    private final String name;
    private final String group;
    private final @Nullable Declared declared; // null if callers wait for its result

    ActorMethod(Method method) {
        this.method = Handles.accessible(method);
        this.name = method.getName();
        this.group = group(method);
        this.declared = Declared.of(method.getReturnType()).orElse(null);
    }

    /** The group that the method is in; empty if it is in none. */
    static String group(Method method) {
        InGroup group = method.getAnnotation(InGroup.class);
        return group == null ? "" : group.value();
    }

    @Nullable
    Object call(Receiver actor, @Nullable Object[] arguments) {
        Request request = new Invocation(this, arguments);
        if (declared == null) {
            Waiting.check(
                    "A direct call of " + method.getDeclaringClass().getSimpleName() + "." + name,
                    "the actor's answer",
                    "call it with Actors.call, or let it return a Uni, stage or TaskRef instead");
            return actor.call(request).result(); // a turn that the caller waits for
        }
        if (declared == Declared.NOTHING) {
            return declared.view(actor.tell(request));
        }
        Object view = declared.view(actor.call(request));
        return view instanceof Multi<?> stream ? keeping(actor.handle(), stream) : view;
    }

    /** The stream, whose actor does not end for want of a handle while somebody may still subscribe to it. */
    private static <T> Multi<T> keeping(Object handle, Multi<T> stream) {
        return Multi.createFrom().deferred(() -> {
            Reference.reachabilityFence(handle);
            return stream;
        });
    }

    /** A call of it. */
    private record Invocation(ActorMethod of, @Nullable Object[] values) implements Request {

        @Override
        public String method() {
            return of.name;
        }

        @Override
        public String group() {
            return of.group;
        }

        @Override
        public List<?> arguments() {
            return Arrays.asList(values);
        }

        @Override
        public @Nullable Object take(Object state) throws Exception {
            return Handles.invoke(of.method, state, values);
        }
    }
}
