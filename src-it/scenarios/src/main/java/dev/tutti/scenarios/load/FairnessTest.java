package dev.tutti.scenarios.load;

import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actors;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Actors with long queues, more of them than workers, leave the workers to each other and to others every so often. */
public class FairnessTest {

    private static final int QUEUED = 100_000;
    private static final int BUSY = Math.min(4, Runtime.getRuntime().availableProcessors()) + 1;

    @Inject
    Actors actors;

    private final CountDownLatch filled = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(BUSY);

    @Test
    void aCallOfAnotherActorIsAnsweredBeforeALongQueueIsEmpty() {
        Ticker other = actors.of(Ticker.class).create();
        Recorder<String> recorder = new Recorder<>();
        for (Ticker busy : busy()) {
            busy.tick(() -> openDespiteInterrupts(filled));
            // When the queue is there, and its first turn has come.
            busy.tick(() -> other.tick(() -> recorder.add("answer")));
            for (int call = 1; call < QUEUED; call++) {
                busy.tick();
            }
            busy.tick(() -> {
                recorder.add("empty");
                done.countDown();
            });
        }

        filled.countDown();
        open(done);

        assertThat(recorder.events().get(0)).isEqualTo("answer");
    }

    @Test
    void longQueuesGetOnTogether() {
        List<AtomicInteger> turns =
                Stream.generate(AtomicInteger::new).limit(BUSY).toList();
        AtomicInteger longestLead = new AtomicInteger();
        List<Ticker> all = busy();
        for (int i = 0; i < BUSY; i++) {
            Ticker busy = all.get(i);
            AtomicInteger own = turns.get(i);
            busy.tick(() -> openDespiteInterrupts(filled));
            Runnable work = () -> {
                int lead = own.incrementAndGet()
                        - turns.stream().mapToInt(AtomicInteger::get).min().orElseThrow();
                longestLead.accumulateAndGet(lead, Math::max);
            };
            for (int call = 0; call < QUEUED; call++) {
                busy.tick(work);
            }
            busy.tick(done::countDown);
        }

        filled.countDown();
        open(done);

        System.out.printf("longest lead of an actor over another: %d of %d turns%n", longestLead.get(), QUEUED);
        assertThat(longestLead).hasValueLessThan(QUEUED * 9 / 10);
    }

    private List<Ticker> busy() {
        return Stream.generate(() -> actors.of(Ticker.class).create())
                .limit(BUSY)
                .toList();
    }
}
