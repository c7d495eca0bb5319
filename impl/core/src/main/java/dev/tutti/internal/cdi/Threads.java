package dev.tutti.internal.cdi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Where threads come from: the container if there is one. */
final class Threads {

    private static final String CONTAINERS = "java:comp/DefaultManagedThreadFactory";
    /** The same: to WildFly the lib of an enterprise application is no component, and has no {@code java:comp}. */
    private static final String WILDFLYS = "java:jboss/ee/concurrency/factory/default";

    private Threads() {}

    /** The container's threads, which have the application's contexts; else daemon threads. */
    static ThreadFactory platform() {
        for (String name : List.of(CONTAINERS, WILDFLYS)) {
            try {
                return InitialContext.doLookup(name);
            } catch (NamingException e) { // another server, or the plain JVM
                continue;
            }
        }
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return work -> {
            Thread thread = new Thread(null, work, "tutti", 0, false); // inherits nobody's thread-locals
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }

    /** Virtual threads where the JDK has them, else the ones given. */
    static ThreadFactory blocking(ThreadFactory platform) {
        ThreadFactory virtual;
        try {
            virtual = virtual();
        } catch (NoSuchMethodException | ClassNotFoundException e) { // before JDK 21
            return platform;
        } catch (Throwable e) {
            throw new IllegalStateException("Virtual threads could not be had from a JDK that has them", e);
        }
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return work -> {
            Thread thread = virtual.newThread(work);
            thread.setContextClassLoader(application);
            return thread;
        };
    }

    /** {@code Thread.ofVirtual().inheritInheritableThreadLocals(false).factory()}, which JDK 17 cannot compile. */
    private static ThreadFactory virtual() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandle builder = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
        MethodHandle inherit = lookup.findVirtual(
                virtual, "inheritInheritableThreadLocals", MethodType.methodType(virtual, boolean.class));
        MethodHandle factory = lookup.findVirtual(virtual, "factory", MethodType.methodType(ThreadFactory.class));
        return (ThreadFactory) factory.invoke(inherit.invoke(builder.invoke(), false));
    }
}
