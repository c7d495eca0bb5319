package dev.tutti.internal.cdi;

import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.ref.Waiting;
import dev.tutti.internal.result.Declared;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a method of an actor's handle gives its caller. */
final class ActorMethod {

    private ActorMethod() {}

    static @Nullable Object call(Cell cell, Method method, @Nullable Object[] arguments) {
        Cell.Turn turn = state -> Handles.invoke(method, state, arguments);
        Optional<Declared> declared = Declared.of(method.getReturnType());
        if (declared.isEmpty()) {
            String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            Waiting.check(
                    "A direct call of " + name,
                    "the actor's answer",
                    "let " + name + " return a Uni, stage or TaskRef instead");
            return cell.call(method.getName(), turn).result(); // a turn that the caller waits for
        }
        if (declared.get() == Declared.NOTHING) {
            return declared.get().view(cell.tell(method.getName(), turn));
        }
        return declared.get().view(cell.call(method.getName(), turn));
    }
}
