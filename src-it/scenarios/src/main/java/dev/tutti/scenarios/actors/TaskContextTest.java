package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.open;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.Progress;
import dev.tutti.TaskContext;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the body of an actor's call can say of itself. */
public class TaskContextTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Inject
    TaskContext context;

    private Room room;
    private Press press;

    /** What a body finds. */
    private record Facts(String id, String name, Optional<String> parent, int attempt, Optional<Instant> deadline) {}

    @BeforeEach
    void create() {
        room = actors.of(Room.class).create();
        press = actors.of(Press.class).create();
    }

    @AfterEach
    void stop() {
        actors.stop(room).result(GUARD);
        actors.stop(press).result(GUARD);
    }

    private Facts facts() {
        return new Facts(context.id(), context.name(), context.parent(), context.attempt(), context.deadline());
    }

    @Test
    void aTurnIsATaskOfItsOwn() throws Exception {
        Facts first = room.turn(this::facts).result(GUARD);
        Facts second = room.turn(this::facts).result(GUARD);

        assertThat(first).isEqualTo(new Facts(first.id(), "Room.turn", Optional.empty(), 1, Optional.empty()));
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aBodyInParallelIsOneToo() throws Exception {
        Facts facts = press.run(this::facts).result(GUARD);

        assertThat(facts).isEqualTo(new Facts(facts.id(), "Press.run", Optional.empty(), 1, Optional.empty()));
    }

    @Test
    void aCallOfAPlainMethodIsOneToo() {
        Callable<Facts> body = this::facts;
        TaskRef<Facts> called = actors.call(room, (Room each, Callable<Facts> what) -> each.plain(what), body);

        Facts facts = called.result(GUARD);

        assertThat(facts).isEqualTo(new Facts(facts.id(), "Room.lambda", Optional.empty(), 1, Optional.empty()));
        assertThat(actors.call(room, Room::plain, body).result(GUARD))
                .isInstanceOfSatisfying(
                        Facts.class, each -> assertThat(each.name()).isEqualTo("Room.plain"));
    }

    @Test
    void theTaskThatMakesTheCallIsItsParent() {
        Recorder<Facts> recorder = new Recorder<>();

        tasks.submitStage(() -> {
                    recorder.add(facts());
                    return room.call(() -> {
                        recorder.add(facts());
                        return press.run(this::facts).then(inner -> {
                            recorder.add(inner);
                            return inner;
                        });
                    });
                })
                .result(GUARD);

        List<Facts> all = recorder.events();
        assertThat(all).hasSize(3);
        assertThat(all.get(1).parent()).contains(all.get(0).id());
        assertThat(all.get(2).parent()).contains(all.get(1).id());
    }

    @Test
    void aContinuationInTheActorIsPartOfTheCallThatAttachedIt() throws Exception {
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        CountDownLatch attached = new CountDownLatch(1);
        TaskRef<Optional<String>> parent = room.call(() -> {
            String id = context.id();
            TaskRef<Optional<String>> then = promise.then(value -> context.parent());
            TaskRef<Optional<String>> both = then.then(found -> found.filter(id::equals));
            attached.countDown();
            return both;
        });
        open(attached);

        promise.complete(1);

        assertThat(parent.result(GUARD)).isPresent();
    }

    @Test
    void aCancelledBodyKnowsIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Recorder<Boolean> recorder = new Recorder<>();
        TaskRef<Object> call = room.call(() -> {
            recorder.add(context.isCancelled());
            begun.countDown();
            openDespiteInterrupts(cancelled);
            recorder.add(context.isCancelled());
            return TaskRef.of(null);
        });
        open(begun);

        call.cancel();
        cancelled.countDown();

        assertThat(recorder.await(2)).containsExactly(false, true);
    }

    @Test
    void aBodyTellsHowFarItIs() throws Exception {
        CountDownLatch watched = new CountDownLatch(1);
        TaskRef<Object> call = room.call(() -> {
            openDespiteInterrupts(watched);
            context.progress(3, 4, "quarters");
            return TaskRef.of(null);
        });

        Progress last = tasks.progress(List.of(call))
                .onItem()
                .invoke(watched::countDown)
                .collect()
                .last()
                .await()
                .atMost(GUARD);

        assertThat(last).isEqualTo(new Progress(1, 1, 0, 4, 4, "quarters"));
    }

    @Test
    void theDeadlineOfATaskIsThatOfTheCallsItMakes() {
        Instant deadline = Instant.now().plus(GUARD);

        Facts facts = tasks.withOptions(o -> o.deadline(deadline))
                .submitStage(() -> room.turn(this::facts))
                .result(GUARD);

        assertThat(facts.deadline()).contains(deadline);
    }

    @Test
    void aCallThatWaitsWhenTheDeadlineOfItsTaskPassesNeverBegins() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Recorder<String> recorder = new Recorder<>();
        TaskRef<Object> holder = room.call(() -> {
            begun.countDown();
            openDespiteInterrupts(release);
            return TaskRef.of(null);
        });
        open(begun);

        List<TaskRef<Object>> late = tasks.withOptions(o -> o.timeout(Duration.ofSeconds(1)))
                .submit(() -> List.of(room.<Object>turn(() -> {
                    recorder.add("begun");
                    return "late";
                })))
                .result(GUARD); // this task is done in time; its call is not

        assertThatThrownBy(() -> late.get(0).result(GUARD))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("Room.turn does not begin: its deadline");
        release.countDown();
        holder.result(GUARD);
        room.turn(() -> "next").result(GUARD);
        assertThat(recorder.events()).isEmpty();
    }
}
