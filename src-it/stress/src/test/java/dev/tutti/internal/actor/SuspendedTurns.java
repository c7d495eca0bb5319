package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.ref.Ref;
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
@Outcome(id = "10, 0", expect = ACCEPTABLE, desc = "no two at once, whoever waits")
public class SuspendedTurns {

    private final Subject actor = new Subject(Rig.virtualEngine(), 1000);
    private final TaskRef.Promise<Integer> promise = Rig.virtualPromise();

    @Actor
    public void callAndWait() {
        Ref<Object> first = actor.call(this::waitInBetween);
        Rig.await(actor.call(this::waitInBetween));
        Rig.await(first);
    }

    private Object waitInBetween() {
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
    }

    @Actor
    public void complete() {
        actor.count(0, 0);
        actor.count(0, 1);
        promise.complete(1);
        actor.count(0, 2); // beside those that come back
        actor.count(0, 3);
        actor.count(0, 4);
        Rig.await(actor.count(0, 5));
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = actor.counted();
        result.r2 = actor.turnstile().faults();
    }
}
