package dev.tutti.scenarios.client;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Lets one call in at a time. */
@ApplicationScoped
public class OneByOne {

    /** Waits for the latch, then records. */
    @Remote(maxConcurrency = 1)
    public TaskRef<String> take(CountDownLatch held, Recorder<Object> recorder, String event) {
        Waiting.open(held);
        recorder.add(event);
        return TaskRef.of(event);
    }
}
