package dev.tutti.internal.coordination;

import dev.tutti.AsyncLock;
import dev.tutti.Lease;
import dev.tutti.TaskRef;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A lock of this application: one permit. */
final class LocalLock implements AsyncLock {

    private final Use use;
    private final Permits permit;

    LocalLock(Waiters waits, Use use) {
        this.use = use;
        this.permit = new Permits(
                waits,
                use,
                this,
                1,
                "others held it; close leases earlier (with(...) does by itself) or wait longer, and note that a lock is not reentrant");
    }

    @Override
    public TaskRef<Lease> acquire() {
        return permit.acquire(null);
    }

    @Override
    public TaskRef<Lease> acquire(Duration time) {
        return permit.acquire(Objects.requireNonNull(time, "time"));
    }

    @Override
    public Optional<Lease> tryAcquire() {
        return permit.tryAcquire();
    }

    @Override
    public <R> TaskRef<R> with(Callable<? extends R> code) {
        return permit.with(code);
    }

    @Override
    public boolean isHeld() {
        return permit.free() == 0;
    }

    @Override
    public String toString() {
        return use + " (" + (isHeld() ? "held, " : "free, ") + permit.waiting() + " waiting)";
    }
}
