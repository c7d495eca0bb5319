package dev.tutti.internal.se;

import java.util.Map;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/** Carries the context class loader, of which a container would be the provider. Stateless. */
public final class ClassLoaderProvider implements ThreadContextProvider {

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return carrying(Thread.currentThread().getContextClassLoader());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return carrying(ClassLoader.getSystemClassLoader());
    }

    @Override
    public String getThreadContextType() {
        return ThreadContext.APPLICATION;
    }

    private static ThreadContextSnapshot carrying(ClassLoader carried) {
        return () -> {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(carried);
            return () -> thread.setContextClassLoader(own);
        };
    }
}
