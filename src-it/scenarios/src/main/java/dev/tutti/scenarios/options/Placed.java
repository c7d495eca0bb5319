package dev.tutti.scenarios.options;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waiting;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Remote methods that run here and there, on a class of the event loop. */
@ApplicationScoped
@Remote(maxConcurrency = 1)
@NonBlocking
public class Placed {

    public TaskRef<String> asTheClass() {
        return here();
    }

    @Blocking
    public TaskRef<String> blocking() {
        return here();
    }

    /** Without the limit of the class, whose {@code @Remote} that of the method replaces. */
    @Remote
    @Blocking
    public TaskRef<Integer> meet(CyclicBarrier two) throws Exception {
        return TaskRef.of(two.await(Waiting.GUARD.toSeconds(), TimeUnit.SECONDS));
    }

    @RunOnVirtualThread
    public TaskRef<String> onAVirtualThread() {
        return here();
    }

    @Remote(cpuBound = true)
    public TaskRef<String> onAProcessor() {
        return here();
    }

    @Remote(executor = "reports")
    public <T> TaskRef<T> onReports(Callable<T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @Remote(executor = "callers")
    public TaskRef<Thread> onTheCallersExecutor() {
        return TaskRef.of(Thread.currentThread());
    }

    @Remote(executor = "full")
    public TaskRef<String> refused() {
        return here();
    }

    private static TaskRef<String> here() {
        return TaskRef.of(Thread.currentThread().getName());
    }
}
