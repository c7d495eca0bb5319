package dev.tutti;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Optional;

/**
 * A bounded queue between tasks: those who put wait while it is full, those who take wait while it is empty, and no thread
 * does. Elements leave in the order in which they came, and those who wait are served in the order in which they came.
 * Thread-safe; it comes from {@link Coordination}.
 *
 * <pre>{@code
 * AsyncQueue<Order> orders = coordination.queue("orders", 100);
 *
 * orders.put(order).then(nothing -> "accepted");   // a producer; completes when there is room
 * if (!orders.offer(order)) { ... }                // or at once, or not at all
 *
 * for (Order next = orders.take().result(); ; next = orders.take().result()) {
 *     deliver(next);                               // a consumer, on a worker; it ends with QueueClosedException
 * }
 * orders.stream().subscribe().with(this::deliver); // or a consumer that is called
 *
 * orders.close();                                  // what is in it can still be taken
 * }</pre>
 *
 * <p>An element is taken by one taker only. A put that was cancelled, or whose time was over, never puts; such a take never
 * takes: the element stays where it is, for the next taker.
 *
 * @param <T> the type of the elements; there is no element {@code null}
 */
public interface AsyncQueue<T> extends AutoCloseable {

    /** Puts the element at the end; completes when it is in the queue. Fails with {@link QueueClosedException} if closed. */
    TaskRef<Void> put(T element);

    /**
     * As {@link #put(Object)}, for at most that time. It fails with a {@link TaskTimeoutException} then, and the element is
     * never put.
     */
    TaskRef<Void> put(T element, Duration time);

    /**
     * Puts the element at the end if there is room now.
     *
     * @return false if the queue is full
     * @throws QueueClosedException if the queue is closed
     */
    boolean offer(T element);

    /** Takes the first element. Fails with {@link QueueClosedException} if the queue is closed and nothing is left. */
    TaskRef<T> take();

    /** As {@link #take()}, for at most that time: it fails with a {@link TaskTimeoutException} then, and takes nothing. */
    TaskRef<T> take(Duration time);

    /** Takes the first element if there is one now; empty also if the queue is closed and nothing is left. */
    Optional<T> poll();

    /** How many elements are in it, those not counted whose {@code put} waits; a snapshot. */
    int size();

    /** How many elements it holds before {@code put} waits. */
    int capacity();

    /**
     * Takes elements for its subscribers, one by one and only when they ask for more, until the queue is closed and nothing
     * is left; then it completes. Each subscriber is a taker like any other: several share the elements. Items come where
     * this was called: in the actor's turn, on the event loop, else on a worker. Cancelling the subscription takes nothing
     * more.
     */
    Multi<T> stream();

    /**
     * Nothing is put any more: who waits to put fails, and so does every later {@code put} and {@code offer}, with {@link
     * QueueClosedException}. What is left can still be taken; who waits to take when nothing is left fails likewise. Frees
     * its name: who asks for it from now on gets a new queue. Without effect after the first time.
     */
    @Override
    void close();

    /** Whether it is closed; there may be elements left. */
    boolean isClosed();
}
