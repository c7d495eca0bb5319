package dev.tutti.scenarios.tool;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Bounded waiting, so that a scenario that goes wrong fails instead of hanging. */
public final class Waiting {

    /** How long what must happen may take. Only a failure ever waits for so long. */
    public static final Duration GUARD = Duration.ofSeconds(30);

    /** How long what must not happen is given to happen. */
    public static final Duration MOMENT = Duration.ofMillis(200);

    private Waiting() {}

    /** Waits until the latch is open. */
    public static void open(CountDownLatch latch) {
        if (!opensWithin(GUARD, latch)) {
            throw new AssertionError("After " + GUARD + " the latch still waits for " + latch.getCount());
        }
    }

    /** Whether the latch opens although it should not. */
    public static boolean opens(CountDownLatch latch) {
        return opensWithin(MOMENT, latch);
    }

    private static boolean opensWithin(Duration time, CountDownLatch latch) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the latch", e);
        }
    }

    /** As {@link #open}, by somebody whom an interrupt does not stop. Restores the interrupt status. */
    public static void openDespiteInterrupts(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!latch.await(GUARD.toMillis(), TimeUnit.MILLISECONDS)) {
                        throw new AssertionError("After " + GUARD + " the latch still waits for " + latch.getCount());
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the library lets the calling thread wait: not on the event loop, and not in an actor's turn. */
    public static boolean isAllowedHere() {
        try {
            TaskRef.promise().result(Duration.ofNanos(1));
            throw new AssertionError("A promise that nobody completed has a value");
        } catch (TaskTimeoutException e) {
            return true;
        } catch (BlockingNotAllowedException e) {
            return false;
        }
    }
}
