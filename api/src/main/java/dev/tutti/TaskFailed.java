package dev.tutti;

/**
 * The CDI event of a failure that nobody has looked at: of a {@code void} task when it fails, of any other when its future
 * becomes garbage, maybe much later, without anybody having asked it for its result, continued it or subscribed to it. Observed by
 * {@code void on(@Observes TaskFailed failed)}, on a worker, without the contexts of whoever had submitted the task; fired
 * once for each task. A cancellation is no failure.
 *
 * @param task the name of the task: bean and method, where it has them
 * @param failure what its body threw, or the future that it returned failed with; with the {@link SubmissionTrace} among the
 *     suppressed ones where that is on
 */
public record TaskFailed(String task, Throwable failure) {}
