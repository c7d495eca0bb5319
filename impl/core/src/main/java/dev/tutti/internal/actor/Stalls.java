package dev.tutti.internal.actor;

import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Timer;
import dev.tutti.internal.core.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices turns that hold their actors for too long, at no cost for each turn: while turns hold workers it looks at these again
 * and again, and a turn that so many looks in a row have seen has stalled. Looks are counted rather than time, so that whatever
 * halts the whole machine, such as a debugger, makes no stall. Thread-safe.
 */
final class Stalls {

    private static final int LOOKS = 10;

    private final Engine engine;
    private final Duration threshold;
    private final Duration pause;
    private final boolean off;
    private final AtomicBoolean watching = new AtomicBoolean();

    // Used in look() alone, of which the timer runs one at a time.
    private Map<Turns.Stretch, Sight> before = Map.of();

    /**
     * A watch.
     *
     * @param threshold what is too long; zero watches nothing
     */
    Stalls(Engine engine, Duration threshold) {
        this.engine = engine;
        this.threshold = threshold;
        this.pause = Duration.ofNanos(Math.max(1, Timer.nanos(threshold) / LOOKS));
        this.off = threshold.isZero() || threshold.isNegative();
    }

    /** Turns hold a worker from now on. */
    void begins() {
        if (!off && !watching.get() && watching.compareAndSet(false, true)) {
            engine.timer().afterOnMachine(pause, Work.droppable(this::look));
        }
    }

    private void look() {
        watching.set(false); // before it looks: who begins too late to be seen sees this
        Map<Turns.Stretch, Sight> now = new HashMap<>();
        engine.workers().look((worker, work) -> {
            if (work instanceof Turns.Stretch stretch && stretch.isWatchedBy(this)) {
                int turn = stretch.held();
                if (turn != 0) {
                    now.put(stretch, look(stretch, turn, worker));
                }
            }
        });
        before = now;
        if (!now.isEmpty()) {
            begins();
        }
    }

    private Sight look(Turns.Stretch stretch, int turn, Thread worker) {
        Sight last = before.get(stretch);
        int looks = last == null || last.turn != turn ? 0 : last.looks;
        if (looks < LOOKS) {
            return new Sight(turn, looks + 1);
        }
        if (looks == LOOKS) {
            Stall stall = new Stall(
                    stretch + " has held it up for over " + threshold
                            + " and is here; let it return a future instead of blocking, or raise tutti.stall-threshold",
                    worker.getStackTrace());
            if (stretch.held() != turn) { // it has ended meanwhile: whose stack that is nobody knows
                return new Sight(turn, looks);
            }
            engine.execute(Work.droppable(() -> stretch.stalls(stall))); // to be logged, which may take its time
        }
        return new Sight(turn, LOOKS + 1);
    }

    /** How often a turn has been seen, up to one more than it takes. */
    private record Sight(int turn, int looks) {}
}
