package dev.tutti.internal.se;

import dev.tutti.internal.cdi.ActorContext;
import dev.tutti.internal.cdi.ActorScoped;
import dev.tutti.internal.cdi.Deferred;
import dev.tutti.internal.cdi.DeferredContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManager;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.jboss.weld.manager.api.WeldManager;

/** Tells the library which container it is in: on the plain JVM several may run in one class loader. */
public final class PlainExtension implements Extension {

    /** Before any other observer, which may call a bean. */
    void tell(@Observes @Priority(Integer.MIN_VALUE) AfterDeploymentValidation event, BeanManager beans) {
        ((ActorContext) beans.getContext(ActorScoped.class)).belongTo(beans);
        ((DeferredContext) beans.getContext(Deferred.class)).belongTo(beans);
    }

    void addContextManager(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        discovery
                .addBean()
                .types(ContextManager.class)
                .scope(Dependent.class)
                .createWith(creation -> contextManager(beans));
    }

    /** One that knows the container's own request scope. */
    private static ContextManager contextManager(BeanManager beans) {
        List<ThreadContextProvider> providers = new ArrayList<>();
        providers.add(new RequestScopeProvider(
                beans.createInstance().select(WeldManager.class).get()));
        ServiceLoader.load(ThreadContextProvider.class).forEach(provider -> {
            if (!provider.getThreadContextType().equals(ThreadContext.CDI)) {
                providers.add(provider);
            }
        });
        return ContextManagerProvider.instance()
                .getContextManagerBuilder()
                .withThreadContextProviders(providers.toArray(ThreadContextProvider[]::new))
                .build();
    }
}
