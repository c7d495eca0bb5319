package dev.tutti.scenarios.deadlocks;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;

/** Lets two through at once. */
@ApplicationScoped
public class Wide {

    @Inject
    Narrow next;

    /** Waits for the next once all who meet are here; whoever comes after that is through at once. */
    @Remote(maxConcurrency = 2)
    public TaskRef<String> pass(CountDownLatch all) {
        if (all.getCount() == 0) {
            return TaskRef.of("through");
        }
        all.countDown();
        Waiting.open(all);
        return TaskRef.of(next.pass(all).result());
    }
}
