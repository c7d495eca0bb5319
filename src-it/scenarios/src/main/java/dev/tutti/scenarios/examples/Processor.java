package dev.tutti.scenarios.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Bodies that keep a processor busy. */
@ApplicationScoped
public class Processor {

    @Remote(cpuBound = true)
    public TaskRef<Thread> compute(Crowd crowd, CountDownLatch release) {
        crowd.enter();
        try {
            Waiting.open(release);
            return TaskRef.of(Thread.currentThread());
        } finally {
            crowd.leave();
        }
    }
}
