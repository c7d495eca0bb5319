package dev.tutti.scenarios.failures;

import dev.tutti.TaskFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Sees the failures that nobody looks at. Thread-safe. */
@ApplicationScoped
public class Witness {

    private final List<TaskFailed> seen = new ArrayList<>(); // guarded by this
    private final List<TaskFailed> seenLater = new ArrayList<>(); // guarded by this

    synchronized void sees(@Observes TaskFailed failed) {
        seen.add(failed);
        notifyAll();
    }

    synchronized void seesLater(@ObservesAsync TaskFailed failed) {
        seenLater.add(failed);
        notifyAll();
    }

    /** Those with such messages so far. */
    public synchronized List<TaskFailed> seen(String message) {
        return seen.stream().filter(of(message)).toList();
    }

    /** Waits a moment for one with such a message, from observers of both kinds. */
    public synchronized boolean waitFor(String message, long millis) throws InterruptedException {
        if (!isSeen(message)) {
            wait(millis);
        }
        return isSeen(message);
    }

    private boolean isSeen(String message) {
        return seen.stream().anyMatch(of(message)) && seenLater.stream().anyMatch(of(message));
    }

    private static Predicate<TaskFailed> of(String message) {
        return failed -> message.equals(failed.failure().getMessage());
    }
}
