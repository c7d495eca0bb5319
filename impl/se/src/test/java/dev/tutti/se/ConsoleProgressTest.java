package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.ConsoleProgress;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Tutti;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void drawsABarUntilAllTasksHaveCompleted() {
        try (Tutti tutti = Tutti.start()) {
            Tasks tasks = tutti.tasks();
            List<TaskRef<Integer>> many = new ArrayList<>(
                    tasks.map(x -> x + 1, IntStream.range(0, 49).boxed().toList()));
            many.add(tasks.submit(() -> {
                throw new IOException("broken");
            }));

            ConsoleProgress.draw("quotes", tasks.progress(many), out).result();
        }

        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn).contains("quotes").contains("100%").contains("50/50").contains("1 failed");
    }

    @Test
    void stopsDrawingWhenItIsCancelled() {
        try (Tutti tutti = Tutti.start()) {
            TaskRef.Promise<Integer> promise = TaskRef.promise();
            TaskRef<Void> bar = ConsoleProgress.draw("one", tutti.tasks().progress(List.of(promise)), out);

            bar.cancel();

            assertThat(promise.complete(1)).isTrue();
            assertThat(bar.isCancelled()).isTrue();
        }
    }
}
