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

/** An actor is stopped while it is called. */
@JCStressTest
@State
@Outcome(
        id = "1, 0, 0",
        expect = ACCEPTABLE,
        desc = "what it has accepted has ended, then its object is destroyed, once")
public class StoppedCalls {

    private final Subject actor = new Subject(Rig.engine(), 2);
    private Ref<?>[] refs; // written by one actor, read by the arbiter, as the others
    private Ref<Object> first;
    private TaskRef<Void> end;
    private int ran; // guarded by the turns, and by the end

    @Actor
    public void call() {
        refs = new Ref<?>[] {
            actor.call(this::pass), actor.call(this::passTwice), actor.call(this::passTwice), actor.call(this::pass)
        };
    }

    @Actor
    public void stop() {
        first = actor.call(this::pass);
        end = actor.stop();
        Rig.await(end);
    }

    private Object pass() {
        actor.turnstile().pass(() -> ran++);
        return 1;
    }

    /** Once in the turn, and once in a continuation of it. */
    private Object passTwice() {
        actor.turnstile().pass(() -> {});
        return Rig.task(() -> null).then(value -> pass());
    }

    @Arbiter
    public void look(III_Result result) {
        int answered = Rig.await(first) == 1 ? 1 : 0;
        int open = end.isDone() ? 0 : 1;
        for (Ref<?> ref : refs) {
            int value = Rig.await(ref);
            answered += value == 1 ? 1 : 0;
            open += value == Rig.NOTHING ? 1 : 0;
        }
        result.r1 = actor.created();
        result.r2 = actor.turnstile().faults() + Math.abs(actor.created() - actor.destroyed());
        result.r3 = open + Math.abs(ran - answered);
    }
}
