package dev.tutti.internal.se;

import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The class loader by which a container finds beans, services and configuration. */
final class Loader {

    private static final ClassLoader OURS = Loader.class.getClassLoader();

    private final ClassLoader loader;

    private Loader(ClassLoader loader) {
        this.loader = loader;
    }

    /** The thread's own, if it sees the library, else that of the library itself. */
    static Loader ofTheThread() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return new Loader(seesUs(own) ? own : OURS);
    }

    private static boolean seesUs(ClassLoader loader) {
        try {
            return Class.forName(Loader.class.getName(), false, loader) == Loader.class; // null is the JDK's
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    <T> T runWith(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** Lets go of what is remembered of a class loader that the library would outlive; whoever asks for it again has it again. */
    void release() {
        if (loader != OURS) {
            ConfigProviderResolver all = ConfigProviderResolver.instance();
            all.releaseConfig(all.getConfig(loader));
        }
    }
}
