package dev.tutti.scenarios.tool;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices when two pass at the same instant. Thread-safe. */
public final class Turnstile {

    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicInteger collisions = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();

    /** Runs the work, long enough for another thread to get in if nothing keeps it out. */
    public void pass(Runnable work) {
        if (!taken.compareAndSet(false, true)) {
            collisions.incrementAndGet();
        }
        dwell();
        work.run();
        dwell();
        taken.set(false);
        passed.incrementAndGet();
    }

    private static void dwell() {
        for (int turn = 0; turn < 500; turn++) {
            Thread.onSpinWait();
        }
    }

    /** As {@link #pass(Runnable)}, with nothing to do. */
    public void pass() {
        pass(() -> {});
    }

    /** How often somebody came in while another was inside. */
    public int collisions() {
        return collisions.get();
    }

    public int passed() {
        return passed.get();
    }
}
