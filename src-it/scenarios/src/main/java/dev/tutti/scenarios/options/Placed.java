package dev.tutti.scenarios.options;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

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
