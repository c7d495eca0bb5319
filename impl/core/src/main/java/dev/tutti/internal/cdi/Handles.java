package dev.tutti.internal.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes objects of a bean's type that hold nothing but the way to where its methods really run. Thread-safe. */
final class Handles {

    private final CallersBeans callers;
    // How a new interceptor learns whose handle it is for: the container makes both on one thread, in one call.
    private final ThreadLocal<@Nullable Target> making = new ThreadLocal<>();

    Handles(CallersBeans callers) {
        this.callers = callers;
    }

    <T> T make(Class<T> type, Target target) {
        BeanManager beans = callers.get();
        CreationalContext<T> creating = beans.createCreationalContext(null);
        InterceptionFactory<T> factory = beans.createInterceptionFactory(creating, type);
        factory.configure().add(Handle.Literal.INSTANCE);
        making.set(target);
        try {
            // Without an object behind it: the interceptor never proceeds to one. Weld accepts that.
            return factory.createInterceptedInstance(null);
        } finally {
            making.remove();
        }
    }

    Target targetOfTheOneBeingMade() {
        return Optional.ofNullable(making.get())
                .orElseThrow(() ->
                        new IllegalStateException("@Handle is the library's own: write @Actor or @Remote instead"));
    }

    /** Where a handle passes its calls. */
    @FunctionalInterface
    interface Target {

        @Nullable
        Object call(Method method, @Nullable Object[] arguments) throws Exception;
    }

    /** The method, callable: that of a bean need not be public. */
    static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Calls the method, which is accessible; what it throws is thrown as it is. */
    static @Nullable Object invoke(Method method, Object object, @Nullable Object[] arguments) throws Exception {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
