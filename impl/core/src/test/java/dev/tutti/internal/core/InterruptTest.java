package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Futures;
import dev.tutti.internal.ref.Ref;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interrupt that takes its time must not arrive in the task after the one that was cancelled. */
class InterruptTest {

    private final Engine engine = new Engine(Reluctant::new, Reluctant::new, new Caller(), new Futures());
    private final Recorder<String> recorder = new Recorder<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final Barrier victims = new Barrier();
    private final CountDownLatch nextHasBegun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void isOverBeforeTheNextTaskOfTheThreadBegins() throws Exception {
        cancelled(body -> {
            Call call = new Call("Test.body", Runnable::run, body);
            return Ref.submit(engine, Runnable::run, call, engine.at(engine.loop()));
        });

        assertThat(recorder.await(1)).containsExactly("not interrupted");
    }

    @Test
    void isOverBeforeTheNextTurnBegins() throws Exception {
        Cell actor = TestActor.cell(engine, "Test", Life.of(Object::new, state -> {}), Capacity.of(10, 10));

        cancelled(body -> actor.call("turn", "", state -> body.call()));

        assertThat(recorder.await(1)).containsExactly("not interrupted");
    }

    private void cancelled(Function<Callable<?>, Ref<Object>> submission) throws InterruptedException {
        Ref<Object> victim = submission.apply(() -> {
            ((Reluctant) Thread.currentThread()).during = this::interrupting;
            running.countDown();
            victims.passStubbornly();
            return null;
        });
        submission.apply(() -> {
            nextHasBegun.countDown();
            try {
                interrupted.await(60, TimeUnit.SECONDS);
                recorder.add(Thread.currentThread().isInterrupted() ? "interrupted" : "not interrupted");
            } catch (InterruptedException e) {
                recorder.add("interrupted");
            }
            return null;
        });
        running.await();
        victim.cancel();
        interrupted.countDown();
    }

    /** Between the decision to interrupt and the interrupt: the victim ends, and the next has a chance to begin. */
    private void interrupting() {
        victims.open();
        try {
            nextHasBegun.await(300, TimeUnit.MILLISECONDS); // times out, unless the interrupt is about to hit the next
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A thread whose first interrupt takes a while to arrive. */
    private static final class Reluctant extends Thread {

        private volatile Runnable during;

        Reluctant(Runnable work) {
            super(work);
            setDaemon(true);
        }

        @Override
        public void interrupt() {
            Runnable before = during;
            during = null;
            if (before != null) {
                before.run();
            }
            super.interrupt();
        }
    }
}
