package dev.tutti.internal.ref;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.TaskRef;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** A promise is completed and failed. */
@JCStressTest
@State
@Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "completed first")
@Outcome(id = "false, true, -1", expect = ACCEPTABLE, desc = "failed first")
public class FailBesideComplete {

    private final TaskRef.Promise<Integer> promise = TaskRef.promise();

    @Actor
    public void complete(ZZI_Result result) {
        result.r1 = promise.complete(1);
    }

    @Actor
    public void fail(ZZI_Result result) {
        result.r2 = promise.fail(new IllegalStateException("failed first"));
    }

    @Arbiter
    public void look(ZZI_Result result) {
        result.r3 = promise.status() == TaskRef.Status.FAILED ? -1 : promise.result();
    }
}
