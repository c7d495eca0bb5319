package dev.tutti.scenarios.failures;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskFailed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Failures that nobody looks at. */
public class FailuresTest {

    private static final int COLLECTIONS = 600; // of garbage, with a moment after each: a bound against hanging

    @Inject
    Failing failing;

    @Inject
    Witness witness;

    @Inject
    Tasks tasks;

    private final String message = "nobody looks at " + UUID.randomUUID();

    @Test
    void a13_theFailureOfAVoidTaskIsReportedOnce() throws Exception {
        failing.audit(message);

        TaskFailed failed = reported();

        assertThat(failed.task()).isEqualTo("Failing.audit");
        assertThat(failed.failure()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a13_theFailureOfAUniThatNobodySubscribesToIsReportedOnce() throws Exception {
        failing.uni(message);

        assertThat(reported().task()).isEqualTo("Failing.uni");
    }

    @Test
    void a13_theFailureOfATaskRefThatNobodyLooksAtIsReportedOnce() throws Exception {
        failing.ref(message);

        assertThat(reported().task()).isEqualTo("Failing.ref");
    }

    @Test
    void a13_aFailureThatIsLookedAtIsNotReported() throws Exception {
        String lookedAt = "looked at " + message;
        assertThatThrownBy(() -> failing.ref(lookedAt).result(GUARD)).hasMessage(lookedAt);
        assertThatThrownBy(() -> failing.uni(lookedAt).await().atMost(GUARD)).hasMessage(lookedAt);
        TaskRef<String> handled = tasks.submitUni(() -> failing.uni(lookedAt));
        handled.handle((value, failure) -> failure).toCompletableFuture().join();

        failing.ref(message);
        reported(); // after it: garbage is looked at in one go

        assertThat(witness.seen(lookedAt)).isEmpty();
    }

    private TaskFailed reported() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS && !witness.waitFor(message, 50); i++) {
            System.gc();
        }
        assertThat(witness.seen(message)).hasSize(1);
        return witness.seen(message).get(0);
    }
}
