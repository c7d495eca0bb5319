package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.TaskRef;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.stress.Rig;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two callers call methods whose futures are pending, of an actor that lets one call in at a time. */
@JCStressTest
@State
@Outcome(
        id = "8, 0",
        expect = ACCEPTABLE,
        desc = "a call begins when the one before has completed, and what continues it is a turn")
public class AsyncCalls {

    private final Subject actor = new Subject(Rig.engine(), 1);
    private int under; // way, guarded by the turns

    @Actor
    public void one() {
        call();
    }

    @Actor
    public void other() {
        call();
    }

    private void call() {
        Ref<Object> first = actor.call(this::begin);
        Rig.await(actor.call(this::begin));
        Rig.await(first);
    }

    private TaskRef<?> begin() {
        actor.turnstile().count();
        if (++under > 1) {
            actor.turnstile().fault();
        }
        return Rig.task(() -> null).then(value -> {
            actor.turnstile().count();
            under--;
            return value;
        });
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = actor.counted();
        result.r2 = actor.turnstile().faults();
    }
}
