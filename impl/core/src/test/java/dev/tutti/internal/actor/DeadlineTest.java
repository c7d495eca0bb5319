package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of an actor that are made by tasks with deadlines. */
class DeadlineTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier held = new Barrier();

    @Test
    void aCallThatWaitsWhenTheDeadlinePassesEndsThenAndNeverBegins() throws Exception {
        Cell cell = cell();
        hold(cell);

        Ref<Object> call = madeWithin(Duration.ofMillis(20), cell); // by a task that has ended meanwhile

        assertThatThrownBy(() -> call.result(BOUND)) // though the actor is held still
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("Test.late does not begin");
        held.open();
        cell.call("next", "", state -> null).result(BOUND);
        assertThat(recorder.events()).isEmpty();
        assertThat(cell.stats().refused()).isEqualTo(1);
    }

    @Test
    void aCallWithoutAnAnswerNeverBeginsEither() throws Exception {
        Cell cell = cell();
        hold(cell);
        AtomicReference<Ref<Object>> told = new AtomicReference<>();
        TaskRef<Object> maker = tutti.tasks()
                .withOptions(o -> o.timeout(Duration.ofMillis(20)))
                .submit(() -> {
                    told.set(cell.tell("late", "", state -> {
                        recorder.add("late");
                        return null;
                    }));
                    held.passStubbornly();
                    return null;
                });

        assertThatThrownBy(() -> maker.result(BOUND)).isInstanceOf(TaskTimeoutException.class);
        assertThatThrownBy(() -> told.get().result(BOUND)).isInstanceOf(TaskTimeoutException.class);
        held.open();
        cell.call("next", "", state -> null).result(BOUND);

        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aCallThatComesInTimeIsMade() {
        Cell cell = cell();

        assertThat(madeWithin(BOUND, cell).result(BOUND)).isEqualTo("value");

        assertThat(recorder.events()).isEqualTo(List.of("late"));
    }

    @Test
    void aCallWhoseTurnComesTooLateIsRefused() {
        Call late = new Call("Test.late", Runnable::run, () -> null);
        late.deadline(Instant.now().minusMillis(1));

        late.submit(
                new Deadline(tutti.engine(), call -> recorder.add("begun")), (value, failure) -> recorder.add(failure));

        assertThat(recorder.events()).singleElement().isInstanceOf(TaskTimeoutException.class);
    }

    private Ref<Object> madeWithin(Duration timeout, Cell cell) {
        AtomicReference<Ref<Object>> made = new AtomicReference<>();
        tutti.tasks()
                .withOptions(o -> o.deadline(Instant.now().plus(timeout)))
                .submit(() -> {
                    made.set(cell.call("late", "", state -> {
                        recorder.add("late");
                        return "value";
                    }));
                    return null;
                })
                .result(BOUND);
        return made.get();
    }

    private void hold(Cell cell) throws InterruptedException {
        cell.call("hold", "", state -> held.passStubbornly());
        held.awaitArrivals(1);
    }

    private Cell cell() {
        return TestActor.cell(tutti.engine(), "Test", Life.of(Object::new, state -> {}), Capacity.of(10, 10));
    }
}
