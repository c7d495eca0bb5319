package dev.tutti.internal.gate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Call;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** One caller asks twice while both permits come free. */
@JCStressTest
@State
@Outcome(id = "1, 0, 0, 2", expect = ACCEPTABLE, desc = "in order of the requests, and both permits come home")
public class RequestBesideEnd {

    private final Admissions admissions = new Admissions();
    private final Gate gate = new Gate("Stress", Capacity.of(2, 10), admissions);
    private final Call oneHolder = Admissions.submitTo(gate);
    private final Call otherHolder = Admissions.submitTo(gate);
    private final Call first = Admissions.call();
    private final Call second = Admissions.call();

    @Actor
    public void ask() {
        Admissions.submit(first, gate);
        Admissions.submit(second, gate);
    }

    @Actor
    public void end() {
        admissions.end(oneHolder);
        admissions.end(otherHolder);
    }

    @Arbiter
    public void look(IIII_Result result) {
        result.r1 = admissions.inOrder(oneHolder, otherHolder, first, second);
        result.r2 = admissions.above(2);
        result.r3 = gate.free();
        admissions.end(first);
        admissions.end(second);
        result.r4 = gate.free();
    }
}
