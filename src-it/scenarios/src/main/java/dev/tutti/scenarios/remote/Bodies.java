package dev.tutti.scenarios.remote;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Waiting;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Remote methods whose bodies do what the scenario says. */
@ApplicationScoped
public class Bodies {

    @Remote
    public <T> Uni<T> uni(Callable<? extends T> body) throws Exception {
        return Uni.createFrom().item(body.call());
    }

    @Remote
    public <T> TaskRef<T> ref(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @Remote
    @NonBlocking
    public <T> TaskRef<T> onTheLoop(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @Remote(cpuBound = true)
    public <T> TaskRef<T> onAProcessor(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @Remote
    public void forget(Runnable body) {
        body.run();
    }

    /** Ends with the future that the caller gives. */
    @Remote
    public Uni<Void> flattened(TaskRef<Void> future) {
        return future.uni();
    }

    @Remote(maxConcurrency = 10)
    public TaskRef<Integer> meetAtTen(CyclicBarrier ten) throws Exception {
        return TaskRef.of(ten.await(Waiting.GUARD.toSeconds(), TimeUnit.SECONDS));
    }

    @Remote(maxConcurrency = 10)
    public TaskRef<Void> blockAtTen(Crowd crowd, CountDownLatch release) {
        crowd.enter();
        Waiting.open(release);
        crowd.leave();
        return TaskRef.of(null);
    }

    @Remote(maxConcurrency = 10)
    public Uni<Void> stayAtTen(Waves waves) {
        return waves.enter();
    }

    @Remote(maxConcurrency = 1, maxPending = 10)
    public Uni<Void> stayAlone(Waves waves) {
        return waves.enter();
    }
}
