package dev.tutti.internal.gate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Call;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Both permits come free at once for two of three who wait. */
@JCStressTest
@State
@Outcome(id = "1, 0, 0, 1", expect = ACCEPTABLE, desc = "two of three, in order")
public class EndBesideEnd {

    private final Admissions admissions = new Admissions();
    private final Gate gate = new Gate("Stress", Capacity.of(2, 10), admissions);
    private final Call oneHolder = Admissions.submitTo(gate);
    private final Call otherHolder = Admissions.submitTo(gate);
    private final Call first = Admissions.submitTo(gate);
    private final Call second = Admissions.submitTo(gate);
    private final Call third = Admissions.submitTo(gate);

    @Actor
    public void end() {
        admissions.end(oneHolder);
    }

    @Actor
    public void endOther() {
        admissions.end(otherHolder);
    }

    @Arbiter
    public void look(IIII_Result result) {
        result.r1 = admissions.inOrder(oneHolder, otherHolder, first, second);
        result.r2 = admissions.above(2) + admissions.times(third);
        result.r3 = gate.free();
        result.r4 = gate.waiting();
    }
}
