package dev.tutti.scenarios.deadlocks;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;

/** The third of a ring of three. */
@ApplicationScoped
public class Blue {

    @Inject
    Red next;

    /** Waits for the next once all who meet are here; whoever comes after that is through at once. */
    @Remote(maxConcurrency = 1)
    public TaskRef<String> pass(CountDownLatch all) {
        if (all.getCount() == 0) {
            return TaskRef.of("through");
        }
        all.countDown();
        Waiting.open(all);
        return TaskRef.of(next.pass(all).result());
    }
}
