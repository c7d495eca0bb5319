package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.ref.Ref;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Calls are cancelled in the queue, in their turns and while their futures are pending; the actor lets one in at a time. */
@JCStressTest
@State
@Outcome(
        id = "4, 0, 0",
        expect = ACCEPTABLE,
        desc = "the others have their turns, undisturbed, and every call has ended")
public class CancelledCalls {

    private static final int CANCELLED = 4;

    private final Subject actor = new Subject(Rig.engine(), 1);
    private final AtomicReferenceArray<Ref<Object>> refs = new AtomicReferenceArray<>(CANCELLED);
    private CompletableFuture<Object> pending = CompletableFuture.completedFuture(null); // guarded by the turns
    private int ran; // guarded by the turns

    @Actor
    public void call() {
        Ref<Object> last = null;
        for (int number = 0; number < CANCELLED; number++) {
            refs.set(number, actor.call(number % 2 == 0 ? this::begin : this::run));
            last = actor.call(this::standBy);
        }
        Rig.await(last);
    }

    @Actor
    public void cancel() {
        for (int number = 0; number < CANCELLED; number++) {
            Ref<Object> ref = refs.get(number);
            while (ref == null) {
                Thread.onSpinWait();
                ref = refs.get(number);
            }
            ref.cancel();
        }
    }

    /** A call that only its cancellation ends. */
    private CompletableFuture<Object> begin() {
        run();
        pending = new CompletableFuture<>();
        return pending;
    }

    private Object run() {
        enter();
        ran++;
        return null;
    }

    private Object standBy() {
        if (Thread.currentThread().isInterrupted()) { // which was meant for another
            actor.turnstile().fault();
        }
        enter();
        return null;
    }

    private void enter() {
        if (!pending.isDone()) { // and so holds the one permit
            actor.turnstile().fault();
        }
        actor.turnstile().count();
    }

    @Arbiter
    public void look(III_Result result) {
        result.r1 = Rig.await(actor.call(() -> actor.turnstile().counted() - ran));
        result.r2 = actor.turnstile().faults();
        for (int number = 0; number < CANCELLED; number++) {
            result.r3 += refs.get(number).isDone() ? 0 : 1;
        }
    }
}
