package dev.tutti;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.PrintStream;
import java.util.Objects;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar on the console that shows how far some tasks are.
 *
 * <pre>{@code
 * ConsoleProgress.draw("quotes", tasks.progress(many)).result(); // until all have completed
 * }</pre>
 */
public final class ConsoleProgress {

    private ConsoleProgress() {}

    /**
     * Draws on the standard error stream, where bars do not mix with a program's output.
     *
     * @return completes when the bar is finished; cancelling it stops the drawing, and no task
     */
    public static TaskRef<Void> draw(String title, Multi<Progress> progress) {
        return draw(title, progress, System.err);
    }

    /** As {@link #draw(String, Multi)}, on another stream. */
    public static TaskRef<Void> draw(String title, Multi<Progress> progress, PrintStream out) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(progress, "progress");
        Uni<Void> drawn = Uni.createFrom().deferred(() -> {
            ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName(title)
                    .setConsumer(new ConsoleProgressBarConsumer(out))
                    .build();
            return progress.onItem()
                    .invoke(now -> show(bar, now))
                    .onTermination()
                    .invoke(bar::close)
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
        return TaskRef.from(drawn);
    }

    private static void show(ProgressBar bar, Progress now) {
        bar.maxHint(now.total());
        bar.stepTo(now.done());
        bar.setExtraMessage(now.failed() == 0 ? now.text() : now.text() + " (" + now.failed() + " failed)");
    }
}
