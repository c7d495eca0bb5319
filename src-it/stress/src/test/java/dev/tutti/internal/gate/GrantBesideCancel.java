package dev.tutti.internal.gate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Call;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The one permit comes free for a call that is cancelled just then. */
@JCStressTest
@State
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "cancelled first")
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "let in first, and then cancelled")
public class GrantBesideCancel {

    private final Admissions admissions = new Admissions();
    private final Gate gate = new Gate("Stress", Capacity.of(1, 10), admissions);
    private final Call holder = Admissions.submitTo(gate);
    private final Call waiter = Admissions.submitTo(gate);

    @Actor
    public void end() {
        holder.withdraw();
    }

    @Actor
    public void cancel() {
        waiter.cancel(true);
    }

    @Arbiter
    public void look(III_Result result) {
        result.r1 = admissions.times(waiter);
        result.r2 = gate.free();
        result.r3 = gate.waiting();
    }
}
