package dev.tutti.internal.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.stress.Rig;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A body that runs is cancelled. */
@JCStressTest
@State
@Outcome(id = "0, 0, 1, 1", expect = ACCEPTABLE, desc = "cancelled before it began")
@Outcome(id = "0, 0, 1, 2", expect = ACCEPTABLE, desc = "both who submits and who cancels tell of it, see Call.submit")
@Outcome(id = "1, 0, 1, 1", expect = ACCEPTABLE, desc = "begun")
public class BodyBesideCancel {

    private final AtomicInteger began = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final Call call = new Call("Stress.call", Runnable::run, began::incrementAndGet);

    @Actor
    public void run(IIII_Result result) {
        call.atEnd(released::incrementAndGet);
        call.submit(Rig.engine().invoke(), (value, failure) -> ends.incrementAndGet());
        result.r2 = Thread.interrupted() ? 1 : 0; // which would be for whatever the thread does next
    }

    @Actor
    public void cancel() {
        call.cancel(true);
    }

    @Arbiter
    public void look(IIII_Result result) {
        result.r1 = began.get();
        result.r3 = released.get();
        result.r4 = ends.get();
    }
}
