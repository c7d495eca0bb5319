package dev.tutti.internal.client;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The bean class and the method that a serialisable method reference names. */
record Reference(Class<?> bean, String name) {

    // The class of a reference is made once for each place in the code where one stands; the cache goes with that
    // class.
    private static final ClassValue<Cache> CACHES = new ClassValue<>() {
        @Override
        protected Cache computeValue(Class<?> type) {
            return new Cache();
        }
    };

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is not a method reference or a lambda
     */
    static Reference of(Serializable method) {
        Cache cache = CACHES.get(method.getClass());
        Reference known = cache.reference;
        if (known == null) {
            cache.reference = known = read(method);
        }
        return known;
    }

    private static Reference read(Serializable method) {
        try {
            Method replace = method.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            SerializedLambda lambda = (SerializedLambda) replace.invoke(method);
            // Not the implementing class: that names whoever declares the method, maybe a superclass of the bean.
            MethodType type = MethodType.fromMethodDescriptorString(
                    lambda.getInstantiatedMethodType(), method.getClass().getClassLoader());
            Class<?> bean = type.parameterType(0);
            String called = lambda.getImplMethodName();
            return new Reference(bean, bean.getSimpleName() + "." + (called.startsWith("lambda$") ? "lambda" : called));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "A bean method is given as a method reference, such as Pricing::lookup, or as a lambda; "
                            + method.getClass().getName() + " is neither",
                    e);
        }
    }

    private static final class Cache {
        private volatile @Nullable Reference reference;
    }
}
