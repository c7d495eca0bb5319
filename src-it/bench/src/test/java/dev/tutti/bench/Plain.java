package dev.tutti.bench;

import dev.tutti.Tutti;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The plain JVM with all peers in it; of each fork only one is used. */
@State(Scope.Benchmark)
public class Plain {

    Tutti tutti;
    Work work;
    Unremarkable unremarkable;
    ExecutorService fixed;
    ExecutorService cached;
    ManagedExecutor managed;

    @Setup(Level.Trial)
    public void start() {
        tutti = begin();
        work = tutti.bean(Work.class);
        unremarkable = tutti.bean(Unremarkable.class);
        fixed = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        cached = perTask();
        managed = ManagedExecutor.builder().build();
    }

    /** Without what carries the request scope for others, which is P2's alone: no peer is to pay for what it need not do. */
    static Tutti begin() {
        ContextManagerProvider contexts = ContextManagerProvider.instance();
        contexts.registerContextManager(
                contexts.getContextManagerBuilder().build(),
                Thread.currentThread().getContextClassLoader());
        return Tutti.start();
    }

    /** A virtual thread for each task where the JDK has them, else a cached pool. */
    private static ExecutorService perTask() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) { // before JDK 21
            return Executors.newCachedThreadPool();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Virtual threads could not be had from a JDK that has them", e);
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        managed.shutdownNow();
        fixed.shutdownNow();
        cached.shutdownNow();
        tutti.close();
    }
}
