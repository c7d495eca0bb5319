package dev.tutti.quickstart;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what a server gets to know in its own time, such as that a client has gone. */
public final class Await {

    private static final Duration GUARD = Duration.ofSeconds(60);

    private Await() {}

    /** Looks until it is as wanted, and returns what was seen then. */
    public static <T> T until(Callable<T> look, Predicate<? super T> wanted) throws Exception {
        long end = System.nanoTime() + GUARD.toNanos();
        T seen = look.call();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not as wanted after " + GUARD + ": " + seen);
            }
            Thread.sleep(50);
            seen = look.call();
        }
        return seen;
    }
}
