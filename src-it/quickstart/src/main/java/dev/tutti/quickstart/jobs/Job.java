package dev.tutti.quickstart.jobs;

import dev.tutti.Progress;
import dev.tutti.TaskRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A task that somebody asked for, and what is known of it. Thread-safe. */
final class Job {

    private final String id;
    private final int steps;
    private final TaskRef<String> task;
    private volatile Progress progress; // what was told last before the end; null before anything was
    private volatile Instant ended; // null before the end

    Job(String id, int steps, TaskRef<String> task, InstantSource clock) {
        this.id = id;
        this.steps = steps;
        this.task = task;
        task.whenComplete((result, failure) -> ended = clock.instant());
    }

    String id() {
        return id;
    }

    TaskRef<String> task() {
        return task;
    }

    Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Notes how far the task is, and returns what is known now. */
    View told(Progress now) {
        if (now.completed() > 0) { // then all counts as done, also of what failed
            return view();
        }
        progress = now;
        TaskRef.Status status = task.status();
        return view(isOver(status) ? TaskRef.Status.RUNNING : status); // the end is told once, and by itself
    }

    View view() {
        return view(task.status()); // read before the rest, which only grows
    }

    private View view(TaskRef.Status status) {
        Progress last = progress;
        boolean succeeded = status == TaskRef.Status.SUCCEEDED;
        return new View(
                id,
                status.name(),
                succeeded ? steps : last == null ? 0 : last.done(),
                steps,
                last == null ? "" : last.text(),
                succeeded ? task.result() : null,
                status == TaskRef.Status.FAILED ? failure() : null);
    }

    private static boolean isOver(TaskRef.Status status) {
        return switch (status) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            default -> false;
        };
    }

    private String failure() {
        try {
            task.toCompletableFuture().join();
            return null;
        } catch (CompletionException e) {
            return e.getCause().getMessage();
        }
    }

    /** What a client sees; result and failure are left out until there is one. */
    public record View(String id, String status, long done, long total, String text, String result, String failure) {

        boolean isOver() {
            return Job.isOver(TaskRef.Status.valueOf(status));
        }
    }
}
