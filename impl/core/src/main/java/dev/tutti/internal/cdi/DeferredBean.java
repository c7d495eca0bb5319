package dev.tutti.internal.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A bean with remote methods that is created on the worker that runs the first of them. Thread-safe. */
final class DeferredBean<T> {

    private final Bean<T> bean;
    private final CreationalContext<T> creating;
    private final RemoteMethods methods;
    private final T handle;

    private final ReentrantLock creation = new ReentrantLock();
    private volatile @Nullable T created; // written under creation

    @SuppressWarnings("unchecked") // a bean is of its class
    DeferredBean(Bean<T> bean, CreationalContext<T> creating, RemoteMethods methods, Handles handles) {
        this.bean = bean;
        this.creating = creating;
        this.methods = methods;
        this.handle = (T) handles.make(bean.getBeanClass(), this::call);
    }

    T get() {
        T object = created;
        return object == null ? handle : object;
    }

    private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Exception {
        Handles.accessible(method);
        if (!RemoteMethods.isRemote(bean.getBeanClass(), method)) {
            return Handles.invoke(method, create(), arguments); // a plain local call
        }
        return methods.of(bean.getBeanClass(), method)
                .call(() -> RemoteInterceptor.inside(method, () -> Handles.invoke(method, create(), arguments)));
    }

    /** A failure is not kept: the next call tries again, as it would with any bean. */
    private T create() {
        creation.lock();
        try {
            T object = created;
            if (object == null) {
                if (creation.getHoldCount() > 1) {
                    throw new IllegalStateException(bean.getBeanClass().getName()
                            + " is called while it is being created, by its own constructor or @PostConstruct");
                }
                created = object = bean.create(creating);
            }
            return object;
        } finally {
            creation.unlock();
        }
    }

    void destroy() {
        T object = created;
        if (object != null) {
            bean.destroy(object, creating);
        }
    }
}
