package dev.tutti.internal.se;

import dev.tutti.internal.cdi.Deployment;
import dev.tutti.internal.cdi.HandleInterceptor;
import dev.tutti.internal.cdi.RemoteInterceptor;
import dev.tutti.internal.cdi.SettledInterceptor;
import dev.tutti.internal.cdi.SettledTransactionInterceptor;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Collection;
import java.util.Set;
import org.jboss.weld.bootstrap.api.CDI11Bootstrap;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.resources.spi.ResourceLoader;
import org.jspecify.annotations.Nullable;

/** Starts Weld, and ends all of it that has begun where it cannot be started. Of use once. */
final class Boot extends Weld {

    /** The beans of the library's own archive, for where no archive is looked at. */
    static final Set<Class<?>> OWN = Set.of(
            Deployment.class,
            HandleInterceptor.class,
            RemoteInterceptor.class,
            SettledInterceptor.class,
            SettledTransactionInterceptor.class);

    private @Nullable CDI11Bootstrap begun;

    Boot(Collection<Class<?>> beans, boolean found, Collection<Extension> extensions) {
        beanClasses(beans.toArray(Class<?>[]::new));
        extensions(extensions.toArray(Extension[]::new));
        if (!found) {
            disableDiscovery();
            addBeanClasses(OWN.toArray(Class<?>[]::new));
        } else if (!beans.isEmpty()) {
            addExtension(new Once(Set.copyOf(beans)));
        }
        addServices(new NoPackageProxies());
        skipShutdownHook(); // which is for all containers, for ever, and prints
    }

    /** As {@link #initialize()}. */
    WeldContainer start() {
        try {
            return initialize();
        } catch (Throwable e) {
            end(e);
            throw e;
        }
    }

    private void end(Throwable because) {
        if (begun != null) {
            try {
                begun.shutdown();
            } catch (RuntimeException e) { // of somebody's end, or for what has not begun yet
                because.addSuppressed(e);
            }
        }
    }

    @Override
    protected org.jboss.weld.bootstrap.spi.Deployment createDeployment(
            ResourceLoader resources, CDI11Bootstrap bootstrap) {
        begun = bootstrap;
        return super.createDeployment(resources, bootstrap);
    }
}
