package dev.tutti.internal.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Work is offered while a taker looks for it, or falls asleep: a taker that is not woken hangs. */
@JCStressTest
@State
@Outcome(id = "1, 2, 3", expect = ACCEPTABLE, desc = "all there is, in order")
public class OfferBesideTake {

    private final Backlog backlog = new Backlog(System::nanoTime);

    @Actor
    public void offer() {
        backlog.offer(new Piece(1));
        backlog.offer(new Piece(2));
        backlog.offer(new Piece(3));
    }

    @Actor
    public void take(III_Result result) {
        result.r1 = taken();
        result.r2 = taken();
        result.r3 = taken();
    }

    private int taken() {
        try {
            return ((Piece) backlog.take()).number();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a taker", e);
        }
    }

    private record Piece(int number) implements Runnable {

        @Override
        public void run() {}
    }
}
