package dev.tutti.quickstart.jobs;

import dev.tutti.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Work that takes its time and says how far it is. */
@ApplicationScoped
public class Work {

    @Inject
    TaskContext task;

    /**
     * Takes one step after the other.
     *
     * @param failAt the step that fails; none if it is 0
     */
    public String take(int steps, Duration each, int failAt) throws InterruptedException {
        task.progress(0, steps, "");
        for (int step = 1; step <= steps; step++) {
            Thread.sleep(each.toMillis()); // a cancelled job is interrupted here
            if (step == failAt) {
                throw new IllegalStateException("Step " + step + " failed, as the request wanted it to.");
            }
            task.progress(step, steps, "Step " + step + " of " + steps + " is done.");
        }
        return "All " + steps + " steps are done.";
    }
}
