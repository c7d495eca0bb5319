package dev.tutti.internal.client;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bean class and the method that a serialisable method reference names.
 *
 * @param bean its class
 * @param called the method's name, or "lambda"
 * @param name of its tasks
 * @param method the method; empty for a lambda
 */
public record Reference(Class<?> bean, String called, String name, Optional<Method> method) {

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
    public static Reference of(Serializable method) {
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
            String implementation = lambda.getImplMethodName();
            boolean named = !implementation.startsWith("lambda$");
            String called = named ? implementation : "lambda";
            return new Reference(
                    bean,
                    called,
                    bean.getSimpleName() + "." + called,
                    named ? find(bean, called, lambda.getImplMethodSignature()) : Optional.empty());
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "A bean method is given as a method reference, such as Pricing::lookup, or as a lambda; "
                            + method.getClass().getName() + " is neither",
                    e);
        }
    }

    private static Optional<Method> find(Class<?> bean, String name, String descriptor) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && descriptor(method).equals(descriptor)) {
                    return Optional.of(method);
                }
            }
        }
        return Optional.empty(); // of an interface
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static final class Cache {
        private volatile @Nullable Reference reference;
    }
}
