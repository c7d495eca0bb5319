package dev.tutti.internal.cdi;

import dev.tutti.internal.config.Catalog;
import dev.tutti.internal.core.Home;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The executors that remote methods name, one home each. Thread-safe. */
final class NamedExecutors {

    private final Home workers;
    private final Executor application;
    private final CallersBeans callers;
    private final Map<String, NamedExecutor> homes = new ConcurrentHashMap<>();

    NamedExecutors(Home workers, Executor application, CallersBeans callers) {
        this.workers = workers;
        this.application = application;
        this.callers = callers;
    }

    Home home(String name) {
        return homes.computeIfAbsent(name, any -> new NamedExecutor(name, workers, inApplication(search(name))));
    }

    /** A worker that is a virtual thread has no names of the application's by itself. */
    private Callable<Executor> inApplication(Callable<Executor> search) {
        return () -> {
            FutureTask<Executor> found = new FutureTask<>(search);
            application.execute(found);
            return found.get();
        };
    }

    private Callable<Executor> search(String name) {
        if (Catalog.isOfJndi(name)) {
            return () -> lookUp(name);
        }
        BeanManager beans = callers.get(); // of the module whose code names it
        return () -> beans.createInstance()
                .select(Executor.class, NamedLiteral.of(name))
                .get();
    }

    static Executor lookUp(String name) throws NamingException {
        Object found = InitialContext.doLookup(name);
        if (found instanceof Executor executor) {
            return executor;
        }
        throw new NamingException(
                name + " is no Executor but a " + found.getClass().getName());
    }

    /** Refuses what the executors have not begun. */
    void close() {
        homes.values().forEach(NamedExecutor::close);
    }
}
