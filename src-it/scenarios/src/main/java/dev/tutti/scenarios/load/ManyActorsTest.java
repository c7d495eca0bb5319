package dev.tutti.scenarios.load;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What many actors cost. */
public class ManyActorsTest {

    private static final int ACTORS = 10_000;
    private static final int CALLERS = 4;
    private static final int CALLS = 25; // of each caller to each actor
    private static final Duration LONG = GUARD.multipliedBy(4); // for a million calls, each with its contexts

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Test
    void tenThousandActorsCountRightAndTakeNoThreadsOfTheirOwn() throws Exception {
        int most = Runtime.getRuntime().availableProcessors() + 8;
        Threads.awaitAtMost(most); // what earlier tests needed ends when it has been idle
        List<Ticker> all = Stream.generate(() -> actors.of(Ticker.class).create())
                .limit(ACTORS)
                .toList();

        List<TaskRef<Integer>> callers = tasks.map(
                caller -> {
                    for (int call = 0; call < CALLS; call++) {
                        all.forEach(Ticker::tick);
                    }
                    return caller;
                },
                IntStream.range(0, CALLERS).boxed().toList());
        TaskRef<List<Integer>> called = tasks.gather(callers);
        long threads = 0;
        do {
            threads = Math.max(threads, Threads.ofTheLibrary());
        } while (!completesNow(called)); // not all the time: whoever looks takes a processor

        List<Integer> counts =
                tasks.gather(all.stream().map(Ticker::count).toList()).result(LONG);
        assertThat(counts).hasSize(ACTORS).containsOnly(CALLERS * CALLS);
        assertThat(threads).isLessThanOrEqualTo(most);
    }

    private static boolean completesNow(TaskRef<?> called) {
        try {
            called.result(Duration.ofMillis(10));
            return true;
        } catch (TaskTimeoutException e) {
            return false;
        }
    }
}
