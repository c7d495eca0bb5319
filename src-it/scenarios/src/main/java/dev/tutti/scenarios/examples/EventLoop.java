package dev.tutti.scenarios.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Waiting;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;

/** Bodies that run on the event loop. */
@ApplicationScoped
public class EventLoop {

    @Inject
    Tasks tasks;

    @Remote
    @NonBlocking
    public TaskRef<String> waitFor(Callable<String> wait) throws Exception {
        return TaskRef.of(wait.call());
    }

    /** Composes instead of waiting; fails if what it composes does not come home to the event loop. */
    @Remote
    @NonBlocking
    public Uni<List<Integer>> increment(List<Integer> numbers) {
        return tasks.gather(tasks.map(x -> x + 1, numbers))
                .then(incremented -> {
                    if (Waiting.isAllowedHere()) {
                        throw new IllegalStateException("Not on the event loop: " + Thread.currentThread());
                    }
                    return incremented;
                })
                .uni();
    }
}
