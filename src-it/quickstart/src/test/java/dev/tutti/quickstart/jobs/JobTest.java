package dev.tutti.quickstart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Progress;
import dev.tutti.TaskRef;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class JobTest {

    private final TaskRef.Promise<String> task = TaskRef.promise();
    private final Job job = new Job("a", 5, task, InstantSource.system());

    @Test
    void progressThatIsToldWhenTheTaskHasEndedIsNotItsEnd() {
        task.complete("value");

        Job.View last = job.told(new Progress(1, 0, 0, 5, 5, "Step 5 of 5 is done."));
        Job.View end = job.told(new Progress(1, 1, 0, 5, 5, "Step 5 of 5 is done."));

        assertThat(last.isOver()).isFalse();
        assertThat(last.done()).isEqualTo(5);
        assertThat(end.isOver()).isTrue();
        assertThat(end.result()).isEqualTo("value");
    }
}
