package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.TaskRef;
import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An actor is killed while it is called. */
@JCStressTest
@State
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "before it began")
@Outcome(
        id = "1, 0, 0",
        expect = ACCEPTABLE,
        desc = "its object destroyed once, and not beside a turn; no turn after that; no call left open")
public class KilledCalls {

    private final Subject actor = new Subject(Rig.engine(), 2);
    private final CompletableFuture<Object> deaf = new CompletableFuture<>() { // whose call ends all the same
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    return false;
                }
            };
    private Ref<?>[] refs; // written by one actor, read by the arbiter
    private TaskRef<Void> end;
    private Ref<Object> late;
    private volatile boolean ended;

    @Actor
    public void call() {
        refs = new Ref<?>[] {
            actor.call(this::pass),
            actor.call(() -> {
                pass();
                return deaf;
            }),
            actor.call(this::pass),
            actor.call(this::pass)
        };
    }

    @Actor
    public void kill() {
        Ref<Object> first = actor.call(this::pass);
        end = actor.kill();
        late = actor.call(() -> {
            actor.turnstile().fault();
            return null;
        });
        Rig.await(end);
        ended = true;
        Rig.await(first);
    }

    private Object pass() {
        if (ended) {
            actor.turnstile().fault();
        }
        actor.turnstile().pass(() -> {});
        return null;
    }

    @Arbiter
    public void look(III_Result result) {
        int open = end.isDone() ? 0 : 1;
        for (Ref<?> ref : refs) {
            open += Rig.await(ref) == Rig.NOTHING ? 1 : 0;
        }
        result.r1 = actor.created();
        result.r2 = actor.turnstile().faults() + Math.abs(actor.created() - actor.destroyed());
        result.r3 = open + (Rig.await(late) == Rig.NOTHING ? 1 : 0);
    }
}
