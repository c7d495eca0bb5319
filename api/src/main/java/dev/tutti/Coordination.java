package dev.tutti;

/**
 * Makes what tasks and actors coordinate themselves with: bounded queues, locks, semaphores and events, as users of asyncio
 * and Dask know them. Nothing here blocks a thread: whatever may have to wait returns a {@link TaskRef}. Thread-safe; inject
 * it.
 *
 * <pre>{@code
 * @Inject Coordination coordination;
 *
 * AsyncSemaphore connections = coordination.semaphore("db", 4);       // the same one for everybody who says "db"
 * TaskRef<Rows> rows = connections.with(() -> query(sql));            // at most four at once; the permit comes back by itself
 *
 * AsyncQueue<Order> orders = coordination.queue(100);                 // a new one, of its own
 * orders.put(order);                                                  // waits while it is full
 * TaskRef<Order> next = orders.take(Duration.ofSeconds(5));           // TaskTimeoutException if none comes
 * }</pre>
 *
 * <p>On the plain JVM: {@code tutti.bean(Coordination.class)}.
 *
 * <p><b>Names.</b> A method with a name gives the same object to everybody in the application who asks for that name; queues,
 * locks, semaphores and events have names of their own. A name costs nothing once it is out of use, so there may be one for
 * each order: the object is forgotten when nobody has it, nobody waits for it, and it is as a new one would be, that is, no
 * lease is out, the queue is empty, the event is not set. Until then it stays, also if nobody has it. {@link
 * AsyncQueue#close()} frees a queue's name at once.
 *
 * <p><b>Waiting.</b> Who waits is served in order of arrival. A wait ends early when its {@code TaskRef} is cancelled, when its
 * time is over, or when the thread that waits in {@code result()} is interrupted, as it is when its task is cancelled, and
 * nobody else waits for the same {@code TaskRef}; it then leaves the line, takes nothing and changes nothing. {@link
 * TaskRef#result(java.time.Duration)} is no such end: what it waited for may still come, later. So give the time to the wait,
 * {@code acquire(time).result()}, not to {@code result}. When the application ends, all waits fail.
 *
 * <p>Continuations run where {@link TaskRef#then} runs them, never on the thread that put, closed or set. In an actor on a
 * platform thread, and on the event loop, do not wait by {@code result()} but attach {@code then}.
 */
public interface Coordination {

    /**
     * A new queue.
     *
     * @param capacity how many elements it holds before {@code put} waits; {@code Integer.MAX_VALUE} for any number
     * @throws IllegalArgumentException if the capacity is 0 or less
     */
    <T> AsyncQueue<T> queue(int capacity);

    /**
     * The application's queue of that name. All must mean the same type of elements by it, which nothing checks.
     *
     * @throws IllegalArgumentException if the capacity is 0 or less, or not that of the queue in use; names both
     */
    <T> AsyncQueue<T> queue(String name, int capacity);

    /** A new lock, which is free. */
    AsyncLock lock();

    /** The application's lock of that name. */
    AsyncLock lock(String name);

    /**
     * A new semaphore, whose permits are all there.
     *
     * @throws IllegalArgumentException if the number of permits is 0 or less
     */
    AsyncSemaphore semaphore(int permits);

    /**
     * The application's semaphore of that name.
     *
     * @throws IllegalArgumentException if the number of permits is 0 or less, or not that of the semaphore in use; names
     *     both
     */
    AsyncSemaphore semaphore(String name, int permits);

    /** A new event, which is not set. */
    AsyncEvent event();

    /** The application's event of that name. */
    AsyncEvent event(String name);
}
