package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actor;
import dev.tutti.ActorStoppedException;
import dev.tutti.Actors;
import dev.tutti.TaskRef;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of the pending calls of actors when the application ends. */
class DrainTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    private final TaskRef.Promise<String> answer = TaskRef.promise();
    private final CountDownLatch under = new CountDownLatch(1);
    private final AtomicInteger ends = new AtomicInteger();

    @Actor
    static class Desk {
        private AtomicInteger ends;

        TaskRef<String> hold(TaskRef<String> answer, AtomicInteger ends, CountDownLatch under) {
            this.ends = ends;
            under.countDown();
            return answer;
        }

        TaskRef<String> say() {
            return TaskRef.of("open");
        }

        @PreDestroy
        void end() {
            ends.incrementAndGet();
        }
    }

    @Test
    void aLongDrainTimeoutLetsAPendingCallEnd() {
        TaskRef<String> pending = endedWith("PT10M", Duration.ofSeconds(3)); // longer than the default

        assertThat(pending.result(GUARD)).isEqualTo("answered while the application ended");
        assertThat(ends).hasValue(1);
    }

    @Test
    void noDrainTimeoutFailsAPendingCallAtOnce() {
        TaskRef<String> pending = endedWith("PT0S", Duration.ofMillis(500)); // shorter than the default

        assertThatThrownBy(() -> pending.result(GUARD))
                .isInstanceOf(ActorStoppedException.class)
                .hasMessageContaining("killed");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aWrongDrainTimeoutThatSeveralApplicationsShareIsTheDefault() {
        System.setProperty("tutti.drain-timeout", "soon");
        try (Warnings warnings = Warnings.heard()) {
            Beans.of(Desk.class).close();

            assertThat(warnings.all())
                    .anySatisfy(warning -> assertThat(warning)
                            .contains("tutti.drain-timeout", "must be a duration of 0 or more", "was soon"));
        } finally {
            System.clearProperty("tutti.drain-timeout");
        }
    }

    /** A call that is answered that long after the application has begun to end. */
    private TaskRef<String> endedWith(String drainTimeout, Duration later) {
        TaskRef.Promise<TaskRef<String>> call = TaskRef.promise();
        Configuration.of(() -> call.complete(ended(later)), "tutti.drain-timeout", drainTimeout);
        return call.result(GUARD);
    }

    private TaskRef<String> ended(Duration later) {
        try (Beans beans = Beans.of(Desk.class)) {
            Desk desk = beans.get(Actors.class).of(Desk.class).create();
            TaskRef<String> pending = desk.hold(answer, ends, under);
            under.await();
            new Thread(() -> answer(desk, later)).start();
            return pending;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(Desk desk, Duration later) {
        try {
            while (true) {
                desk.say().result(GUARD);
            }
        } catch (ActorStoppedException e) { // the end has begun
            CompletableFuture.delayedExecutor(later.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> answer.complete("answered while the application ended"));
        }
    }
}
