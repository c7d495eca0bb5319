package dev.tutti.internal.ref;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.TaskRef;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Continuations are attached while the value comes. */
@JCStressTest
@State
@Outcome(id = "2, 2, 2", expect = ACCEPTABLE, desc = "each runs once")
public class ThenBesideComplete {

    private final TaskRef.Promise<Integer> promise = Rig.promise();
    private final AtomicInteger ran = new AtomicInteger();
    private TaskRef<Integer> then; // written by one actor, read by the arbiter, as the other
    private TaskRef<Integer> stage;

    @Actor
    public void attach() {
        then = promise.then(this::count);
        stage = TaskRef.from(promise.thenApply(this::count));
    }

    private int count(int value) {
        ran.incrementAndGet();
        return value + 1;
    }

    @Actor
    public void complete() {
        promise.complete(1);
    }

    @Arbiter
    public void look(III_Result result) {
        result.r1 = Rig.await(then);
        result.r2 = Rig.await(stage);
        result.r3 = ran.get();
    }
}
