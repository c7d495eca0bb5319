package dev.tutti;

import io.smallrye.mutiny.Multi;
import java.util.Collection;

/**
 * References in the order in which their tasks complete, with more to be added while they are read. Thread-safe.
 *
 * <pre>{@code
 * AsCompleted<Page> pages = tasks.asCompleted();
 * pages.add(tasks.submit(Crawler::fetch, start));
 * pages.multi().subscribe().with(page -> {
 *     if (page.status() == TaskRef.Status.SUCCEEDED) {
 *         page.result().links().forEach(link -> pages.add(tasks.submit(Crawler::fetch, link)));
 *     }
 * }); // pages.close() ends the stream once nothing more is to come
 * }</pre>
 *
 * @param <T> the type of the tasks' values
 */
public interface AsCompleted<T> extends AutoCloseable {

    /**
     * Adds one, complete already or not.
     *
     * @throws IllegalStateException if this is closed
     */
    void add(TaskRef<T> ref);

    /** Adds all, as {@link #add} does. */
    default void addAll(Collection<? extends TaskRef<T>> refs) {
        refs.forEach(this::add);
    }

    /**
     * Each reference once, when its task has succeeded, failed or been cancelled; ends when all have been given and this is
     * closed. For one subscriber, for nothing is kept of what has been given; a second one gets an {@link
     * IllegalStateException}. Cancelling the subscription cancels no task. Items come where this was made: in the actor's
     * turn, on the event loop, else on a worker.
     */
    Multi<TaskRef<T>> multi();

    /** Nothing is added any more; what has been added is still given. */
    @Override
    void close();
}
