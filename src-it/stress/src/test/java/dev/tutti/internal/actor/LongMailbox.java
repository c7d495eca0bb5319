package dev.tutti.internal.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tutti.internal.core.Work;
import dev.tutti.internal.stress.Rig;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** More turns than an actor takes at a stretch: it goes from worker to worker. */
@JCStressTest
@State
@Outcome(id = "600, 0", expect = ACCEPTABLE, desc = "each turn sees what the last one wrote")
public class LongMailbox {

    private static final int EACH = 300;

    private final Turns turns = new Turns("stress", Rig.engine().workers());
    private final Turnstile turnstile = new Turnstile();
    private final CountDownLatch open = new CountDownLatch(2 * EACH);

    @Actor
    public void one() {
        fill(0);
    }

    @Actor
    public void other() {
        fill(1);
    }

    private void fill(int caller) {
        for (int i = 0; i < EACH; i++) {
            int number = i;
            turns.execute(Work.droppable(() -> {
                turnstile.count(caller, number);
                open.countDown();
            }));
        }
        Rig.await(open);
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = turnstile.counted();
        result.r2 = turnstile.faults();
    }
}
