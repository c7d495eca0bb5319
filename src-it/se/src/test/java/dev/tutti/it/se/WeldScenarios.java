package dev.tutti.it.se;

import dev.tutti.Tutti;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Gives each scenario its beans, out of one {@link Tutti} for all of them, and a request scope of its own: what a
 * server gives a test that runs inside it.
 */
public final class WeldScenarios implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        Tutti tutti = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Tutti.class, type -> Tutti.start(), Tutti.class);
        RequestContextController request = tutti.bean(RequestContextController.class);
        request.activate();
        store(context).put(RequestContextController.class, request);
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            inject(test, tutti.bean(BeanManager.class));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store(context)
                .get(RequestContextController.class, RequestContextController.class)
                .deactivate();
    }

    private static <T> void inject(T test, BeanManager beans) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) test.getClass();
        InjectionTarget<T> target =
                beans.getInjectionTargetFactory(beans.createAnnotatedType(type)).createInjectionTarget(null);
        CreationalContext<T> creation = beans.createCreationalContext(null);
        target.inject(test, creation);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(WeldScenarios.class, context.getUniqueId()));
    }
}
