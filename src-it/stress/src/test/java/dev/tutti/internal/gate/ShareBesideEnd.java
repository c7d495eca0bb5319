package dev.tutti.internal.gate;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Call;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A child asks for its part of a permit while its parent gives its own back. */
@JCStressTest
@State
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "one permit, the same or another, and given back once")
public class ShareBesideEnd {

    private final Admissions admissions = new Admissions();
    private final Gate gate = new Gate("Stress", Capacity.of(1, 10), admissions);
    private final Call parent = Admissions.submitTo(gate);
    private Call child; // written by one actor, read by the arbiter

    @Actor
    public void callChild() {
        Call.during(parent, () -> {
            child = Admissions.call();
            child.adopted();
            Admissions.submit(child, gate);
        });
    }

    @Actor
    public void end() {
        parent.withdraw();
    }

    @Arbiter
    public void look(III_Result result) {
        result.r1 = admissions.times(child);
        result.r2 = gate.free();
        child.withdraw();
        result.r3 = gate.free();
    }
}
