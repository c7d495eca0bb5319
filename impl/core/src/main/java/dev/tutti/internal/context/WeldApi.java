package dev.tutti.internal.context;

import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collection;
import java.util.List;

/**
 * What Weld's contexts can do beyond CDI's, by handles of the classes of the Weld that runs: Open Liberty shows an application
 * none of them unless it is configured to, and not every server has Weld. Thread-safe.
 */
final class WeldApi {

    private static final String PACKAGE = "org.jboss.weld.context.";

    private final BeanManager beans;
    private final ClassLoader loader;
    private final Class<?> alterable;
    private final Class<?> instance;
    private final MethodHandle getAll;
    private final MethodHandle clearAndSet;
    private final MethodHandle associate;
    private final MethodHandle dissociate;
    private final MethodHandle activate;
    private final MethodHandle deactivate;
    private final MethodHandle getContextual;

    /** Fails with an {@code IllegalStateException} where CDI is not Weld. */
    WeldApi(BeanManager beans) {
        this.beans = beans;
        this.loader = loaderOfWeld(beans);
        this.alterable = type("WeldAlterableContext");
        this.instance = type("api.ContextualInstance");
        Class<?> bound = type("BoundContext");
        Class<?> managed = type("ManagedContext");
        this.getAll = handle(alterable, "getAllContextualInstances", Collection.class);
        this.clearAndSet = handle(alterable, "clearAndSet", void.class, Collection.class);
        this.associate = handle(bound, "associate", boolean.class, Object.class);
        this.dissociate = handle(bound, "dissociate", boolean.class, Object.class);
        this.activate = handle(managed, "activate", void.class);
        this.deactivate = handle(managed, "deactivate", void.class);
        this.getContextual = handle(instance, "getContextual", Contextual.class);
    }

    /** The bean manager is an object of Weld's, even where the application cannot name its class. */
    private static ClassLoader loaderOfWeld(BeanManager beans) {
        ClassLoader loader = beans.getClass().getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Those of a kind that there are, whose contents can be seen and replaced; each is active on some threads. */
    List<AlterableContext> contexts(String kind) {
        return select(type(kind), Any.Literal.INSTANCE).stream()
                .filter(alterable::isInstance)
                .map(AlterableContext.class::cast)
                .toList();
    }

    /** That request context of which each thread has what is associated with it. */
    AlterableContext boundRequest() {
        return (AlterableContext) select(type("bound.BoundRequestContext"), literal("bound.BoundLiteral"))
                .get();
    }

    private Instance<?> select(Class<?> type, Annotation qualifier) {
        return beans.createInstance().select(type, qualifier);
    }

    private Annotation literal(String name) {
        try {
            return (Annotation) type(name).getField("INSTANCE").get(null);
        } catch (ReflectiveOperationException e) {
            throw notWeld(e);
        }
    }

    private Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw notWeld(e);
        }
    }

    /** Whose receiver is an object and whose result is none where it only says whether something has changed. */
    private static MethodHandle handle(Class<?> type, String name, Class<?> returned, Class<?>... arguments) {
        try {
            MethodHandle handle =
                    MethodHandles.publicLookup().findVirtual(type, name, MethodType.methodType(returned, arguments));
            return handle.asType(handle.type()
                    .changeParameterType(0, Object.class)
                    .changeReturnType(returned == boolean.class ? void.class : returned));
        } catch (ReflectiveOperationException e) {
            throw notWeld(e);
        }
    }

    private static IllegalStateException notWeld(ReflectiveOperationException cause) {
        return new IllegalStateException("CDI is not Weld here, or a Weld that Tutti does not know", cause);
    }

    /** What the context has created on this thread; null in it stands for one that is being destroyed. */
    Collection<?> instances(Context context) {
        try {
            return (Collection<?>) getAll.invokeExact((Object) context);
        } catch (Throwable e) {
            throw asItIs(e);
        }
    }

    /** Replaces what the context has on this thread; nothing of it is destroyed. */
    void replace(Context context, Collection<?> instances) {
        try {
            clearAndSet.invokeExact((Object) context, instances);
        } catch (Throwable e) {
            throw asItIs(e);
        }
    }

    /** Activates the bound context for this thread, with what the storage holds. */
    void begin(Context bound, Object storage) {
        try {
            associate.invokeExact((Object) bound, storage);
            activate.invokeExact((Object) bound);
        } catch (Throwable e) {
            throw asItIs(e);
        }
    }

    /** Deactivates it, without invalidation: that would destroy what it holds. */
    void end(Context bound, Object storage) {
        try {
            deactivate.invokeExact((Object) bound);
            dissociate.invokeExact((Object) bound, storage);
        } catch (Throwable e) {
            throw asItIs(e);
        }
    }

    /** Whether it is one of those that contexts hold. */
    boolean isInstance(Object value) {
        return instance.isInstance(value);
    }

    /** Whose instance it is. */
    Contextual<?> contextual(Object value) {
        try {
            return (Contextual<?>) getContextual.invokeExact(value);
        } catch (Throwable e) {
            throw asItIs(e);
        }
    }

    /** None of the methods declares an exception. */
    private static RuntimeException asItIs(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException unchecked ? unchecked : new UndeclaredThrowableException(e);
    }
}
