package dev.tutti.internal.se;

import java.util.function.Supplier;

/** The class loader by which a container finds beans, services and configuration. */
final class Loader {

    private Loader() {}

    /** Runs it with a context class loader that sees the library: the thread's own, or else that of the library itself. */
    static <T> T runWith(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        if (seesUs(own)) {
            return work.get();
        }
        thread.setContextClassLoader(Loader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private static boolean seesUs(ClassLoader loader) {
        try {
            return Class.forName(Loader.class.getName(), false, loader) == Loader.class; // null is the JDK's
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
