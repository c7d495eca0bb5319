package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.stress.Rig;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Turns wait in their midst: on virtual threads they give the turn away and take it back, elsewhere that is refused. */
@JCStressTest
@State
@Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "no two at once, whoever waits")
public class SuspendedTurns {

    private final Subject actor = new Subject(Rig.virtualEngine(), 1000);
    private final TaskRef.Promise<Integer> promise = Rig.virtualPromise();

    @Actor
    public void callAndWait() {
        Rig.await(actor.call(() -> {
            actor.turnstile().count();
            try {
                promise.result();
            } catch (BlockingNotAllowedException e) {
                if (Rig.hasVirtualThreads()) {
                    actor.turnstile().fault();
                }
            }
            actor.turnstile().count();
            return null;
        }));
    }

    @Actor
    public void complete() {
        actor.count(0, 0);
        promise.complete(1);
        Rig.await(actor.count(0, 1));
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = actor.counted();
        result.r2 = actor.turnstile().faults();
    }
}
