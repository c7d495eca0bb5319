package dev.tutti;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of a call, for {@link Fairness#BY_KEY} and for routing by key: a tenant, a document, a device.
 *
 * <pre>{@code
 * public class ByTenant implements CallKey {
 *     @Override
 *     public Object of(String method, List<?> arguments) {
 *         return arguments.isEmpty() ? null : ((Order) arguments.get(0)).tenant();
 *     }
 * }
 * }</pre>
 *
 * <p>A class that an annotation names has a no-argument constructor that is not private. Keys are compared with {@code equals}. It is called on the thread of the caller, by several at once, and must not block.
 */
@FunctionalInterface
public interface CallKey {

    /**
     * The key of a call of the method with those arguments; null if it has none. An exception fails the call.
     *
     * @param method the name of the actor's method; "lambda" where {@link Actors} was given a lambda
     * @param arguments may contain null
     */
    @Nullable
    Object of(String method, List<?> arguments);

    /** The first argument; calls without arguments have no key. */
    final class FirstArgument implements CallKey {

        @Override
        public @Nullable Object of(String method, List<?> arguments) {
            return arguments.isEmpty() ? null : arguments.get(0);
        }
    }
}
