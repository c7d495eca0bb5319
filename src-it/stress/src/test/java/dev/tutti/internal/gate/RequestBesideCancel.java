package dev.tutti.internal.gate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Call;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A call is cancelled while it asks, of a gate with a permit and of one without. */
@JCStressTest
@State
@Outcome(id = "0, 1, 0, 1", expect = ACCEPTABLE, desc = "cancelled before it was let in")
@Outcome(id = "1, 1, 0, 1", expect = ACCEPTABLE, desc = "let in first")
public class RequestBesideCancel {

    private final Admissions admissions = new Admissions();
    private final Gate free = new Gate("Stress", Capacity.of(1, 10), admissions);
    private final Gate full = new Gate("Stress", Capacity.of(1, 10), admissions);
    private final Call holder = Admissions.submitTo(full);
    private final Call let = Admissions.call();
    private final Call queued = Admissions.call();

    @Actor
    public void ask() {
        Admissions.submit(let, free);
        Admissions.submit(queued, full);
    }

    @Actor
    public void cancel() {
        let.cancel(true);
        queued.cancel(true);
    }

    @Arbiter
    public void look(IIII_Result result) {
        result.r1 = admissions.times(let);
        result.r2 = free.free();
        result.r3 = full.waiting() + admissions.times(queued);
        holder.withdraw();
        result.r4 = full.free();
    }
}
