package dev.tutti.quickstart.slow;

import static dev.tutti.TaskRef.OnUnsubscribe.CANCEL;

import dev.tutti.Tasks;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Takes its time over each request without a thread, and counts who is inside. A request beats until its answer, for only by
 * writing does the server learn that a client has gone. Thread-safe.
 */
@ApplicationScoped
public class SlowService {

    private static final Duration BEAT = Duration.ofMillis(50);

    /** So that nobody can hold it for ever. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    @Inject
    Tasks tasks;

    private int inside; // guarded by this
    private int peak; // guarded by this
    private long answered; // guarded by this
    private long heldUntil = System.nanoTime(); // guarded by this

    /** The beats of a request and, as the last item, its answer. */
    public Multi<Sign> work(Duration time) {
        return Multi.createFrom().deferred(() -> {
            long began = System.nanoTime();
            enter();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> tasks.sleep(nap(began, time)).uni(CANCEL).map(slept -> sign(began, time)))
                    .whilst(sign -> !sign.last())
                    .onTermination()
                    .invoke((failure, cancelled) -> leave(failure == null && !cancelled));
        });
    }

    /** From now on no request is answered, until it is let go. */
    public synchronized void hold() {
        heldUntil = System.nanoTime() + LONGEST_HOLD.toNanos();
    }

    public synchronized void letGo() {
        heldUntil = System.nanoTime();
    }

    /** Counts the peak afresh, from those who are inside now. */
    public synchronized void forgetPeak() {
        peak = inside;
    }

    public synchronized Load load() {
        return new Load(inside, peak, answered);
    }

    private static Duration nap(long began, Duration time) {
        Duration left = time.minusNanos(System.nanoTime() - began);
        return left.isNegative() || left.compareTo(BEAT) > 0 ? BEAT : left;
    }

    private Sign sign(long began, Duration time) {
        long now = System.nanoTime();
        boolean over = now - began >= time.toNanos() && !held(now);
        return new Sign(over ? "answer" : "beat", Duration.ofNanos(now - began).toMillis());
    }

    private synchronized boolean held(long now) {
        return heldUntil - now > 0;
    }

    private synchronized void enter() {
        peak = Math.max(peak, ++inside);
    }

    private synchronized void leave(boolean withAnswer) {
        inside--;
        answered += withAnswer ? 1 : 0;
    }

    /** A sign of life, and how long the request has been inside. */
    public record Sign(String sign, long ms) {

        boolean last() {
            return sign.equals("answer");
        }
    }

    /** How many requests are inside, the most that were at once, and how many have their answer. */
    public record Load(int inside, int peak, long answered) {}
}
