package dev.tutti;

import java.time.Duration;
import java.time.Instant;

/**
 * How tasks are to be submitted: {@code tasks.withOptions(o -> o.name("nightly").priority(5).retries(2))}. Each method
 * returns this. Not thread-safe.
 */
public interface TaskOptions {

    /**
     * The name of the tasks, in messages and in {@link TaskContext#name()}; without it, that of the bean method, or "task".
     *
     * @throws IllegalArgumentException if it is blank
     */
    TaskOptions name(String name);

    /**
     * The priority of the tasks and of those that they submit; 0 if neither they nor who submits them have one. Of those that
     * wait for a worker or a permit the higher one goes first; each step counts as much as having waited a second longer, so
     * that a low one is not starved.
     */
    TaskOptions priority(int priority);

    /**
     * How long a task may take from its submission to its end, waiting and retries included; after that it fails with {@link
     * TaskTimeoutException} and is cancelled.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    TaskOptions timeout(Duration timeout);

    /** As {@link #timeout}, until a point in time; one that has passed lets no task begin. The earlier of both holds. */
    TaskOptions deadline(Instant deadline);

    /**
     * How many more times the body is run if it throws an exception or its future fails; the last failure is the task's. A
     * cancellation and an {@link Error} are not retried.
     *
     * @throws IllegalArgumentException if it is negative
     */
    TaskOptions retries(int retries);
}
