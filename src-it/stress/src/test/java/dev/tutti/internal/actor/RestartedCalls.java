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
import org.openjdk.jcstress.infra.results.III_Result;

/** An actor is restarted while it is called. */
@JCStressTest
@State
@Outcome(id = "4, 0, 0", expect = ACCEPTABLE, desc = "every call has its turn, on an object that is not destroyed")
public class RestartedCalls {

    private final Subject actor = new Subject(Rig.engine(), 2);
    private Ref<?>[] refs; // written by one actor, read by the arbiter
    private TaskRef<Void> restart;

    @Actor
    public void call() {
        refs = new Ref<?>[] {
            actor.count(0, 0), actor.call(this::countLater), actor.call(this::countLater), actor.count(0, 1)
        };
    }

    @Actor
    public void restart() {
        restart = actor.restart();
        Rig.await(restart);
    }

    private TaskRef<?> countLater() {
        return Rig.task(() -> null).then(value -> {
            actor.turnstile().count();
            return null;
        });
    }

    @Arbiter
    public void look(III_Result result) {
        int failed = Rig.await(restart) == 0 ? 0 : 1;
        for (Ref<?> ref : refs) {
            failed += Rig.await(ref) == 0 ? 0 : 1;
        }
        result.r1 = actor.counted();
        Rig.await(actor.stop());
        result.r2 = actor.turnstile().faults() + Math.abs(actor.created() - actor.destroyed());
        result.r3 = failed;
    }
}
