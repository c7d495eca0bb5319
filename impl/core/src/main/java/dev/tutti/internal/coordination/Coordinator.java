package dev.tutti.internal.coordination;

import dev.tutti.AsyncEvent;
import dev.tutti.AsyncLock;
import dev.tutti.AsyncQueue;
import dev.tutti.AsyncSemaphore;
import dev.tutti.Coordination;
import dev.tutti.internal.core.Engine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The coordination of one engine's tasks. */
public final class Coordinator implements Coordination {

    private final Waiters waits;
    private final Names names = new Names();

    public Coordinator(Engine engine) {
        waits = new Waiters(engine);
    }

    @Override
    public <T> AsyncQueue<T> queue(int capacity) {
        return new LocalQueue<>(waits, Use.unnamed("queue"), positive("capacity", capacity));
    }

    @Override
    @SuppressWarnings("unchecked") // said in the contract: all who use a name mean one type by it
    public <T> AsyncQueue<T> queue(String name, int capacity) {
        positive("capacity", capacity);
        LocalQueue<?> queue =
                names.get("queue", named(name), LocalQueue.class, use -> new LocalQueue<>(waits, use, capacity));
        same(queue.use(), "as capacity", queue.capacity(), capacity);
        return (AsyncQueue<T>) queue;
    }

    @Override
    public AsyncLock lock() {
        return new LocalLock(waits, Use.unnamed("lock"));
    }

    @Override
    public AsyncLock lock(String name) {
        return names.get("lock", named(name), LocalLock.class, use -> new LocalLock(waits, use));
    }

    @Override
    public AsyncSemaphore semaphore(int permits) {
        return new LocalSemaphore(waits, Use.unnamed("semaphore"), positive("permits", permits));
    }

    @Override
    public AsyncSemaphore semaphore(String name, int permits) {
        positive("permits", permits);
        LocalSemaphore semaphore = names.get(
                "semaphore", named(name), LocalSemaphore.class, use -> new LocalSemaphore(waits, use, permits));
        same(semaphore.use(), "permits", semaphore.permits(), permits);
        return semaphore;
    }

    @Override
    public AsyncEvent event() {
        return new LocalEvent(waits, Use.unnamed("event"));
    }

    @Override
    public AsyncEvent event(String name) {
        return names.get("event", named(name), LocalEvent.class, use -> new LocalEvent(waits, use));
    }

    /** How many names are in use. */
    int names() {
        return names.size();
    }

    private static String named(@Nullable String name) {
        return Objects.requireNonNull(name, "name is null: give one, or use the method without a name");
    }

    private static int positive(String what, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException(what + " must be > 0, was " + number
                    + (what.equals("capacity") ? "; Integer.MAX_VALUE is for any number of elements" : ""));
        }
        return number;
    }

    private static void same(Use use, String what, int has, int wanted) {
        if (has != wanted) {
            throw new IllegalArgumentException(use + " is in use with " + has + " " + what + ", and was asked for with "
                    + wanted + ": a name stands for one; ask for " + has + ", or use another name");
        }
    }
}
