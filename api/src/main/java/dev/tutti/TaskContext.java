package dev.tutti;

import java.time.Instant;
import java.util.Optional;

/**
 * The task that the calling thread runs, or runs a continuation of. Thread-safe; injected once, it is about whichever task
 * calls it.
 *
 * <pre>{@code
 * @Inject TaskContext task;
 *
 * @Remote
 * public Uni<Report> report(List<Order> orders) {
 *     for (int i = 0; i < orders.size() && !task.isCancelled(); i++) {
 *         add(orders.get(i));
 *         task.progress(i + 1, orders.size(), "orders");
 *     }
 *     ...
 * }
 * }</pre>
 */
public interface TaskContext {

    /**
     * What tells the task from all others of this JVM.
     *
     * @throws IllegalStateException outside of a task
     */
    String id();

    /**
     * The name of the task: bean and method, or what {@link TaskOptions#name} gave it.
     *
     * @throws IllegalStateException outside of a task
     */
    String name();

    /**
     * The id of the task that submitted it and has not ended; empty if there is none.
     *
     * @throws IllegalStateException outside of a task
     */
    Optional<String> parent();

    /**
     * Which run of the body this is: 1 for the first.
     *
     * @throws IllegalStateException outside of a task
     */
    int attempt();

    /** When the task, or one that it belongs to, runs out of time; empty if never, and outside of a task. */
    Optional<Instant> deadline();

    /** Whether the task has been cancelled; its thread is interrupted as well. False outside of a task. */
    boolean isCancelled();

    /**
     * Tells those who watch the task by {@link Tasks#progress} how far it is. Without effect outside of a task.
     *
     * @param done how much is done, in units of the task's choice; 0 to {@code total}
     * @param total how much there is to do
     * @param text what is being done
     * @throws IllegalArgumentException if {@code done} is negative or above {@code total}
     */
    void progress(long done, long total, String text);
}
