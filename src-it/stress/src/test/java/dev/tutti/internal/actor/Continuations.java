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

/** Continuations that were attached in a turn come home while others call. */
@JCStressTest
@State
@Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "they are turns like others")
public class Continuations {

    private final Subject actor = new Subject(Rig.engine(), 1000);
    private final TaskRef.Promise<Integer> promise = Rig.promise();

    @Actor
    public void attach() {
        Ref<Object> attached = actor.call(() -> {
            actor.turnstile().count();
            TaskRef<?> then = promise.then(value -> {
                actor.turnstile().count();
                return value;
            });
            TaskRef<?> stage =
                    TaskRef.from(promise.thenAccept(value -> actor.turnstile().count()));
            return then.thenTask(done -> stage);
        });
        Rig.await(attached);
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
