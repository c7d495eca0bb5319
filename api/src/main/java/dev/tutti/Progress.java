package dev.tutti;

/**
 * How far some tasks are, all of them together.
 *
 * @param tasks how many tasks there are
 * @param completed how many of them have completed, well or not
 * @param failed how many of them have failed or been cancelled
 * @param done how much is done: what running tasks have told by {@link TaskContext#progress}, and all of what completed
 *     tasks had to do; a task that tells nothing has to do 1
 * @param total how much all tasks have to do, as far as they have told
 * @param text what was told last; empty if nothing was
 */
public record Progress(int tasks, int completed, int failed, long done, long total, String text) {}
