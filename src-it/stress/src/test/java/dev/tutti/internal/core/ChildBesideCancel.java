package dev.tutti.internal.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.stress.Rig;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A body calls a child while it is cancelled. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "cancelled before it began")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the child is cancelled with it")
public class ChildBesideCancel {

    private final Call parent = new Call("Stress.parent", Runnable::run, this::callChild);
    private Call child; // written by one actor, read by the arbiter

    private Object callChild() {
        child = new Call("Stress.child", Runnable::run, () -> null);
        child.adopted();
        child.submit(neverBegun -> {}, (value, failure) -> {});
        return null;
    }

    @Actor
    public void run() {
        parent.submit(Rig.engine().invoke(), (value, failure) -> {});
    }

    @Actor
    public void cancel() {
        parent.cancel(true);
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = child == null ? 0 : 1;
        result.r2 = child != null && child.cancelled() && child.ended() ? 1 : 0;
    }
}
