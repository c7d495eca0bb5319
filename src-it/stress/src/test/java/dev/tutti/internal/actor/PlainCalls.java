package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.stress.Rig;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two callers call plain methods of one actor. */
@JCStressTest
@State
@Outcome(id = "8, 0", expect = ACCEPTABLE, desc = "each turn sees what the last one wrote")
public class PlainCalls {

    private final Subject actor = new Subject(Rig.engine(), 1000);

    @Actor
    public void one() {
        call(0);
    }

    @Actor
    public void other() {
        call(1);
    }

    private void call(int caller) {
        for (int number = 0; number < 4; number += 2) { // two together: the second may come at the end of the first
            actor.count(caller, number);
            Rig.await(actor.count(caller, number + 1));
        }
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = actor.counted();
        result.r2 = actor.turnstile().faults();
    }
}
