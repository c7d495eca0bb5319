package dev.tutti.internal.client;

import dev.tutti.TaskContext;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Facts;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The task of whichever thread asks. */
public final class CurrentTask implements TaskContext {

    @Override
    public String id() {
        return current("id()").facts().id();
    }

    @Override
    public String name() {
        return current("name()").name();
    }

    @Override
    public Optional<String> parent() {
        Call task = current("parent()");
        Call above = task.parent();
        while (above != null && above.facts() == task.facts()) { // the task of which this is a part
            above = above.parent();
        }
        return Optional.ofNullable(above).map(parent -> parent.facts().id());
    }

    @Override
    public int attempt() {
        return current("attempt()").facts().attempt();
    }

    @Override
    public Optional<Instant> deadline() {
        return task().map(Call::deadline);
    }

    @Override
    public boolean isCancelled() {
        return task().map(Call::cancelled).orElse(false);
    }

    @Override
    public void progress(long done, long total, String text) {
        Objects.requireNonNull(text, "text");
        if (done < 0 || done > total) {
            throw new IllegalArgumentException("done must be 0 to total, was " + done + " of " + total);
        }
        task().ifPresent(task -> task.facts().report(new Facts.Report(done, total, text)));
    }

    private static Optional<Call> task() {
        return Optional.ofNullable(Call.current());
    }

    private static Call current(String method) {
        return task().orElseThrow(() -> new IllegalStateException("TaskContext." + method
                + " was called outside of a task; call it in a @Remote method, an actor or a body given to Tasks"));
    }
}
