package dev.tutti.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What many actors cost. */
public class ManyActorsTest {

    private static final int ACTORS = 10_000;
    private static final int CALLERS = 4;
    private static final int CALLS = 25; // of each caller to each actor

    /** How long they may take. Only a failure ever waits for so long. */
    private static final Duration A_MILLION_CALLS = Duration.ofMinutes(5);

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Test
    void tenThousandActorsCountRightAndTakeNoThreadsOfTheirOwn() throws Exception {
        List<Ticker> all = Stream.generate(() -> actors.of(Ticker.class).create())
                .limit(ACTORS)
                .toList();

        List<TaskRef<Long>> callers = tasks.map(
                caller -> {
                    long threads = 0;
                    for (int call = 0; call < CALLS; call++) {
                        all.forEach(Ticker::tickAndCount);
                        threads = Math.max(threads, Threads.ofTheLibrary());
                    }
                    return threads;
                },
                IntStream.range(0, CALLERS).boxed().toList());
        List<Long> threads = tasks.gather(callers).result(A_MILLION_CALLS);

        List<Integer> counts =
                tasks.gather(all.stream().map(Ticker::count).toList()).result(A_MILLION_CALLS);
        assertThat(counts).hasSize(ACTORS).containsOnly(CALLERS * CALLS);
        System.out.printf("threads of the library for %d actors: at most %d%n", ACTORS, Collections.max(threads));
        // Processors and a few more, unless others keep the processors from them: a lane tries further workers then.
        assertThat(threads).allSatisfy(many -> assertThat(many).isLessThan(ACTORS / 10));
    }
}
