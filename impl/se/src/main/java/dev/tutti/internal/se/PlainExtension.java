package dev.tutti.internal.se;

import dev.tutti.internal.cdi.ActorContext;
import dev.tutti.internal.cdi.ActorScoped;
import dev.tutti.internal.cdi.Deferred;
import dev.tutti.internal.cdi.DeferredContext;
import dev.tutti.internal.context.KnownCarrier;
import dev.tutti.internal.context.MicroProfileCarrier;
import dev.tutti.internal.context.OwnRequest;
import dev.tutti.internal.context.WeldRequestScope;
import dev.tutti.spi.ContextCarrier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.jspecify.annotations.Nullable;

/** Tells the library which container it is in: on the plain JVM several may run in one class loader. */
public final class PlainExtension implements Extension {

    private static final Set<String> OURS = Set.of(ThreadContext.APPLICATION, ThreadContext.CDI);

    /** Before any other observer, which may call a bean. */
    void tell(@Observes @Priority(Integer.MIN_VALUE) AfterDeploymentValidation event, BeanManager beans) {
        ((ActorContext) beans.getContext(ActorScoped.class)).belongTo(beans);
        ((DeferredContext) beans.getContext(Deferred.class)).belongTo(beans);
    }

    void addCarrier(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        discovery.addBean().types(KnownCarrier.class).scope(Dependent.class).createWith(creation -> carrier(beans));
    }

    private static KnownCarrier carrier(BeanManager beans) {
        Supplier<RequestContextController> controllers = () ->
                beans.createInstance().select(RequestContextController.class).get();
        return new PlainCarrier(new WeldRequestScope(beans), new OwnRequest(controllers), others(controllers));
    }

    /** Of what neither the JVM nor the container has: tracing, or whatever else a library brings a provider of. */
    private static @Nullable ContextCarrier others(Supplier<RequestContextController> controllers) {
        ThreadContextProvider[] providers = ServiceLoader.load(ThreadContextProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> !OURS.contains(provider.getThreadContextType()))
                .toArray(ThreadContextProvider[]::new);
        return providers.length == 0
                ? null
                : new MicroProfileCarrier(
                        ContextManagerProvider.instance()
                                .getContextManagerBuilder()
                                .withThreadContextProviders(providers)
                                .build(),
                        controllers);
    }
}
