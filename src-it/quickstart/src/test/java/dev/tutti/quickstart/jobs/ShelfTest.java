package dev.tutti.quickstart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final Shelf shelf = new Shelf(3, Duration.ofMinutes(10), clock);

    private TaskRef.Promise<String> add(String id) {
        TaskRef.Promise<String> task = TaskRef.promise();
        assertThat(shelf.add(() -> new Job(id, 1, task, clock))).isPresent();
        return task;
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void jobIsForgottenAWhileAfterItsEnd() {
        TaskRef.Promise<String> task = add("a");
        pass(Duration.ofDays(1));
        assertThat(shelf.find("a")).isPresent();

        task.complete("value");

        pass(Duration.ofMinutes(10));
        assertThat(shelf.find("a")).isPresent();
        pass(Duration.ofMillis(1));
        assertThat(shelf.find("a")).isEmpty();
        assertThat(shelf.all()).isEmpty();
    }

    @Test
    void failedAndCancelledJobsAreForgottenToo() {
        add("failed").fail(new IllegalStateException("failed"));
        add("cancelled").cancel();

        pass(Duration.ofMinutes(11));

        assertThat(shelf.all()).isEmpty();
    }

    @Test
    void oldestThatHasEndedMakesRoomForANewOne() {
        add("a");
        add("b").complete("value");
        add("c").complete("value");

        add("d");

        assertThat(shelf.all()).extracting(Job::id).containsExactly("a", "c", "d");
    }

    @Test
    void noJobStartsWhereAllAreUnderWay() {
        add("a");
        add("b");
        add("c");

        assertThat(shelf.add(() -> {
                    throw new AssertionError("It was started");
                }))
                .isEmpty();
        assertThat(shelf.all()).extracting(Job::id).containsExactly("a", "b", "c");
    }
}
