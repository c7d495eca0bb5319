package dev.tutti.internal.coordination;

import dev.tutti.AsyncQueue;
import dev.tutti.QueueClosedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Line;
import dev.tutti.internal.ref.WaitRef;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A queue of this application. Who gets which element is settled under the lock, and told outside of it. */
final class LocalQueue<T> implements AsyncQueue<T> {

    private static final Runnable NOBODY = () -> {};

    private final Waiters waits;
    private final Use use;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<T> elements = new ArrayDeque<>(); // guarded by lock
    private final Line<Taker> takers = new Line<>(); // guarded by lock; empty while there are elements
    private final Line<Putter> putters = new Line<>(); // guarded by lock; empty while there is room
    private boolean closed; // guarded by lock

    LocalQueue(Waiters waits, Use use, int capacity) {
        this.waits = waits;
        this.use = use;
        this.capacity = capacity;
    }

    // ---- putting

    @Override
    public TaskRef<Void> put(T element) {
        return put(new Putter(element), element, null);
    }

    @Override
    public TaskRef<Void> put(T element, Duration time) {
        return put(new Putter(element), element, Objects.requireNonNull(time, "time"));
    }

    private TaskRef<Void> put(Putter putter, T element, @Nullable Duration time) {
        Runnable tell;
        lock.lock();
        try {
            if (closed) {
                tell = () -> putter.fail(closedToPut());
            } else {
                tell = admit(element);
                if (tell == null) {
                    putters.add(putter, 0);
                }
            }
        } finally {
            lock.unlock();
        }
        if (tell == null) {
            return putter.begin(time);
        }
        tell.run();
        return putter.isOver() ? putter.ref() : putter.serve(null);
    }

    @Override
    public boolean offer(T element) {
        Objects.requireNonNull(element, "element");
        Runnable tell;
        lock.lock();
        try {
            if (closed) {
                throw closedToPut();
            }
            tell = admit(element);
        } finally {
            lock.unlock();
        }
        if (tell == null) {
            return false;
        }
        tell.run();
        return true;
    }

    /** Called under the lock. Returns what tells the taker who has got the element; null if there is no room for it. */
    private @Nullable Runnable admit(T element) {
        Taker taker = takers.poll();
        if (taker != null) {
            return () -> taker.serve(element);
        }
        if (elements.size() >= capacity) {
            return null;
        }
        elements.add(element);
        use.keep(this);
        return NOBODY;
    }

    private QueueClosedException closedToPut() {
        return new QueueClosedException(use + " is closed: nothing is put into it any more");
    }

    // ---- taking

    @Override
    public TaskRef<T> take() {
        return take(null, waits.engine().carrier().capture());
    }

    @Override
    public TaskRef<T> take(Duration time) {
        return take(
                Objects.requireNonNull(time, "time"), waits.engine().carrier().capture());
    }

    /** A wait of the engine's own has no contexts. */
    WaitRef<T> take(@Nullable Duration time, @Nullable Executor contexts) {
        Taker taker = new Taker(contexts);
        T element;
        Runnable tell = NOBODY;
        boolean nothingComes;
        lock.lock();
        try {
            element = elements.poll();
            nothingComes = element == null && closed;
            if (element != null) {
                tell = moveUp();
            } else if (!closed) {
                takers.add(taker, 0);
            }
        } finally {
            lock.unlock();
        }
        tell.run();
        if (nothingComes) {
            return taker.fail(closedToTake());
        }
        return element == null ? taker.begin(time) : taker.serve(element);
    }

    @Override
    public Optional<T> poll() {
        T element;
        Runnable tell = NOBODY;
        lock.lock();
        try {
            element = elements.poll();
            if (element != null) {
                tell = moveUp();
            }
        } finally {
            lock.unlock();
        }
        tell.run();
        return Optional.ofNullable(element);
    }

    /** Called under the lock, when an element has left. Returns what tells the one whose element has come in for it. */
    private Runnable moveUp() {
        Putter next = elements.size() < capacity ? putters.poll() : null;
        if (next != null) {
            elements.add(next.take());
            return () -> next.serve(null);
        }
        if (elements.isEmpty()) {
            use.keep(null);
        }
        return NOBODY;
    }

    /** An element that nobody has got is the first again; the queue may hold one more than its capacity then. */
    void giveBack(T element) {
        Taker taker;
        lock.lock();
        try {
            taker = takers.poll();
            if (taker == null) {
                elements.addFirst(element);
                use.keep(this);
            }
        } finally {
            lock.unlock();
        }
        if (taker != null) {
            taker.serve(element);
        }
    }

    private QueueClosedException closedToTake() {
        return new QueueClosedException(use + " is closed, and nothing is left in it");
    }

    @Override
    public Multi<T> stream() {
        Engine engine = waits.engine();
        return Multi.createFrom()
                .publisher(new Elements<>(this, engine.home(), engine.carrier().capture()));
    }

    // ---- its state

    @Override
    public void close() {
        List<Taker> hungry = new ArrayList<>();
        List<Putter> late = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            for (Taker each = takers.poll(); each != null; each = takers.poll()) {
                hungry.add(each);
            }
            for (Putter each = putters.poll(); each != null; each = putters.poll()) {
                each.take();
                late.add(each);
            }
        } finally {
            lock.unlock();
        }
        use.end();
        late.forEach(each -> each.fail(closedToPut()));
        hungry.forEach(each -> each.fail(closedToTake()));
    }

    @Override
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int capacity() {
        return capacity;
    }

    Use use() {
        return use;
    }

    @Override
    public String toString() {
        return use + " (" + size() + " of " + capacity + " elements" + (isClosed() ? ", closed)" : ")");
    }

    private final class Taker extends Waiter<T> {

        Taker(@Nullable Executor contexts) {
            super(waits, "take() from " + use, contexts);
        }

        @Override
        boolean outOfLine() {
            lock.lock();
            try {
                return takers.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        String advice() {
            return "it was empty; see that somebody puts, or wait longer";
        }

        @Override
        void unwanted(T element) {
            giveBack(element);
        }
    }

    private final class Putter extends Waiter<Void> {

        private @Nullable T element; // guarded by lock; dropped when it leaves the line

        Putter(T element) {
            super(waits, "put(...) into " + use, waits.engine().carrier().capture());
            this.element = Objects.requireNonNull(element, "element");
        }

        /** Called under the lock, by who has taken it out of the line. */
        T take() {
            T taken = Objects.requireNonNull(element, "an element is put once");
            element = null;
            return taken;
        }

        @Override
        boolean outOfLine() {
            lock.lock();
            try {
                boolean left = putters.remove(this);
                if (left) {
                    take();
                }
                return left;
            } finally {
                lock.unlock();
            }
        }

        @Override
        String advice() {
            return "it was full (capacity " + capacity + "); see that somebody takes, wait longer or make it larger";
        }

        @Override
        void unwanted(Void nothing) {}
    }
}
