package dev.tutti.internal.client;

import dev.tutti.TaskContext;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Reports;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The task of whichever thread asks. */
public final class CurrentTask implements TaskContext {

    @Override
    public String id() {
        return current("id()").id();
    }

    @Override
    public String name() {
        return current("name()").name();
    }

    @Override
    public Optional<String> parent() {
        return Optional.ofNullable(current("parent()").parent())
                .map(parent -> parent.task().id());
    }

    @Override
    public int attempt() {
        return current("attempt()").attempt();
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
        task().ifPresent(task -> task.reports().add(new Reports.Report(done, total, text)));
    }

    private static Optional<Call> task() {
        return Optional.ofNullable(Call.current()).map(Call::task);
    }

    private static Call current(String method) {
        return task().orElseThrow(() -> new IllegalStateException("TaskContext." + method
                + " was called outside of a task; call it in a @Remote method, an actor or a body given to Tasks"));
    }
}
