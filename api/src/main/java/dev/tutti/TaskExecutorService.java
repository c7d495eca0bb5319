package dev.tutti;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/**
 * An {@link ExecutorService} whose tasks are those of {@link Tasks}, with a life of its own: {@link #shutdown}, {@link
 * #shutdownNow} and {@link #close} are about the tasks that were given to it and nothing else. Thread-safe.
 *
 * <p>It keeps to the contract of {@code ExecutorService}: a future that a task returns is its value, and is not flattened; a
 * refused task throws {@link java.util.concurrent.RejectedExecutionException}. A task begun with {@code execute} belongs to
 * nobody: it is not cancelled with the task that gave it, and its failure is logged. {@code shutdownNow} also cancels the
 * futures of those that had not begun. The waiting methods throw {@link BlockingNotAllowedException} on the event loop and
 * in an actor's turn on a platform thread, before they submit anything.
 */
public interface TaskExecutorService extends ExecutorService, AutoCloseable {

    @Override
    <T> TaskRef<T> submit(Callable<T> task);

    @Override
    <T> TaskRef<T> submit(Runnable task, T result);

    @Override
    TaskRef<?> submit(Runnable task);

    /**
     * Shuts down and waits until the tasks have ended; if the calling thread is interrupted meanwhile it cancels them, still
     * waits, and keeps its interrupt status. As on JDK 19 and later, on 17 too.
     */
    @Override
    void close();
}
