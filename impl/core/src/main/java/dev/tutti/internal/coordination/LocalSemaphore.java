package dev.tutti.internal.coordination;

import dev.tutti.AsyncSemaphore;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A semaphore of this application. */
final class LocalSemaphore implements AsyncSemaphore {

    private final Use use;
    private final Permits permits;

    LocalSemaphore(Waiters waits, Use use, int permits) {
        this.use = use;
        this.permits = new Permits(
                waits,
                use,
                this,
                permits,
                "others held all of its permits (" + permits
                        + "); close leases earlier (with(...) does by itself), wait longer or make it with more permits");
    }

    @Override
    public TaskRef<Lease> acquire() {
        return permits.acquire(null);
    }

    @Override
    public TaskRef<Lease> acquire(Duration time) {
        return permits.acquire(Objects.requireNonNull(time, "time"));
    }

    @Override
    public Optional<Lease> tryAcquire() {
        return permits.tryAcquire();
    }

    @Override
    public <R> TaskRef<R> with(Callable<? extends R> code) {
        return permits.with(code);
    }

    @Override
    public int available() {
        return permits.free();
    }

    @Override
    public int permits() {
        return permits.all();
    }

    Use use() {
        return use;
    }

    @Override
    public String toString() {
        return use + " (" + available() + " of " + permits() + " permits free, " + permits.waiting() + " waiting)";
    }
}
