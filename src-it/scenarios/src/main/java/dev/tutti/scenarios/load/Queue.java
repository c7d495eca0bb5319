package dev.tutti.scenarios.load;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Lets ten in at once. */
@ApplicationScoped
public class Queue {

    @Remote(maxConcurrency = 10)
    public TaskRef<Integer> pass(Crowd crowd, CountDownLatch door) {
        crowd.enter();
        Waiting.openDespiteInterrupts(door);
        crowd.leave();
        return TaskRef.of(1);
    }
}
