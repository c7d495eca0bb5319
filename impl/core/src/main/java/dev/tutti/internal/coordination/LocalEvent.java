package dev.tutti.internal.coordination;

import dev.tutti.AsyncEvent;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An event of this application. */
final class LocalEvent implements AsyncEvent {

    private final Waiters waits;
    private final Use use;
    private final ReentrantLock lock = new ReentrantLock();
    private final Line<Awaiting> line = new Line<>(); // guarded by lock; empty while it is set
    private boolean set; // guarded by lock

    LocalEvent(Waiters waits, Use use) {
        this.waits = waits;
        this.use = use;
    }

    @Override
    public void set() {
        List<Awaiting> served = new ArrayList<>();
        lock.lock();
        try {
            set = true;
            use.keep(this);
            for (Awaiting each = line.poll(); each != null; each = line.poll()) {
                served.add(each);
            }
        } finally {
            lock.unlock();
        }
        served.forEach(each -> each.serve(null));
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            set = false;
            use.keep(null);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TaskRef<Void> await() {
        return await(new Awaiting(), null);
    }

    @Override
    public TaskRef<Void> await(Duration time) {
        return await(new Awaiting(), Objects.requireNonNull(time, "time"));
    }

    private TaskRef<Void> await(Awaiting one, @Nullable Duration time) {
        return mustWait(one) ? one.begin(time) : one.serve(null);
    }

    private boolean mustWait(Awaiting one) {
        lock.lock();
        try {
            if (!set) {
                line.add(one, 0);
            }
            return !set;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return use + (isSet() ? " (set)" : " (not set)");
    }

    private final class Awaiting extends Waiter<Void> {

        Awaiting() {
            super(waits, "await() of " + use, waits.engine().carrier().capture());
        }

        @Override
        boolean outOfLine() {
            lock.lock();
            try {
                return line.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        String advice() {
            return "nobody has set it; see that whoever should does, or wait longer";
        }

        @Override
        void unwanted(Void nothing) {}
    }
}
