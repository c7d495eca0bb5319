package dev.tutti.internal.context;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The application's class loader while contexts are captured: it remembers where services are. Payara looks for those of
 * Jakarta Concurrency in every library of the application and of its own each time, which takes longer than all the rest.
 * Thread-safe.
 */
final class RememberingLoader extends ClassLoader {

    private static final String SERVICES = "META-INF/services/";

    private final ClassLoader application;
    private final Map<String, List<URL>> services = new ConcurrentHashMap<>();

    RememberingLoader(ClassLoader application) {
        super(application);
        this.application = application;
    }

    boolean isOf(ClassLoader loader) {
        return application == loader;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith(SERVICES)) {
            return super.getResources(name);
        }
        List<URL> found = services.get(name);
        if (found == null) {
            found = Collections.list(super.getResources(name));
            services.put(name, found);
        }
        return Collections.enumeration(found);
    }
}
