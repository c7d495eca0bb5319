package dev.tutti;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of a call, for {@link Fairness#BY_KEY} and for routing by key: a tenant, a document, a device.
 *
 * <pre>{@code
 * public class ByTenant implements CallKey {
 *     @Override
 *     public Object of(Method method, List<?> arguments) {
 *         return ((Order) arguments.get(0)).tenant();
 *     }
 * }
 * }</pre>
 *
 * <p>Keys are compared with {@code equals}. It is called on the thread of the caller, by several at once, and must not block.
 */
@FunctionalInterface
public interface CallKey {

    /**
     * The key of a call of the method with those arguments; null if it has none. An exception fails the call.
     *
     * @param arguments may contain null
     */
    @Nullable
    Object of(Method method, List<?> arguments);
}
