package dev.tutti.scenarios.actors;

import static dev.tutti.ActorEvent.Kind.CREATION_FAILED;
import static dev.tutti.ActorEvent.Kind.KILLED;
import static dev.tutti.ActorEvent.Kind.RESTARTED;
import static dev.tutti.ActorEvent.Kind.STALLED;
import static dev.tutti.ActorEvent.Kind.STARTED;
import static dev.tutti.ActorEvent.Kind.STOPPED;
import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.openDespiteInterrupts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorEvent;
import dev.tutti.ActorStats;
import dev.tutti.Actors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What one learns of actors: their figures, and the events of their lives. */
public class ObservedTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    @Inject
    Onlooker onlooker;

    private final String name = "observed " + UUID.randomUUID();
    private final CountDownLatch release = new CountDownLatch(1);

    // ---- stalls

    @Test
    void aTurnThatHoldsItsActorIsToldOnceToObserversOfBothKindsAndCounted() throws Exception {
        Room room = actors.of(Room.class).named(name).create();

        TaskRef<Boolean> holder = room.turn(this::hold);
        ActorEvent stalled = onlooker.await(name, 2).get(1);
        assertThat(onlooker.awaitLater(name, 2)).extracting(ActorEvent::kind).containsExactly(STARTED, STALLED);
        ActorStats meanwhile = actors.stats(room);
        release.countDown();
        holder.result(GUARD);
        actors.stop(room).result(GUARD);

        assertThat(stalled.kind()).isEqualTo(STALLED);
        assertThat(stalled.actor()).isEqualTo(Room.class);
        assertThat(stalled.failure())
                .hasMessageContaining("Room.turn in a turn of actor Room \"" + name + "\"")
                .hasMessageContaining("tutti.stall-threshold");
        assertThat(meanwhile.stalls()).isEqualTo(1);
        assertThat(meanwhile.running()).isEqualTo(1);
        assertThat(meanwhile.turnTime()).isPositive();
        assertThat(onlooker.await(name, 3)).extracting(ActorEvent::kind).containsExactly(STARTED, STALLED, STOPPED);
    }

    @Test
    void theStackOfAStallIsThatOfTheUsersCode() throws Exception {
        Room room = actors.of(Room.class).named(name).create();
        TaskRef<Boolean> holder = room.turn(this::hold);

        StackTraceElement[] stack = onlooker.await(name, 2).get(1).failure().getStackTrace();
        release.countDown();
        holder.result(GUARD);
        actors.stop(room).result(GUARD);

        assertThat(stack).anyMatch(frame -> frame.getMethodName().equals("hold"));
        assertThat(stack[stack.length - 1].getClassName()).startsWith(Room.class.getName());
    }

    @Test
    void aTurnThatIsSuspendedIsNoStall() throws Exception {
        Room room = actors.of(Room.class).named(name).create();
        TaskRef.Promise<Integer> promise = TaskRef.promise();
        TaskRef<Integer> waiting = room.call(() -> Waiting.isAllowedHere() ? TaskRef.of(promise.result()) : promise);
        String other = "beside " + name;
        Room held = actors.of(Room.class).named(other).create();
        TaskRef<Boolean> holder =
                held.turn(this::hold); // begins later, so a stall of the first would be told before its

        onlooker.await(other, 2);

        assertThat(actors.stats(room).stalls()).isZero();
        promise.complete(1);
        release.countDown();
        waiting.result(GUARD);
        holder.result(GUARD);
        actors.stop(room).result(GUARD);
        actors.stop(held).result(GUARD);
        assertThat(onlooker.await(name, 2)).extracting(ActorEvent::kind).containsExactly(STARTED, STOPPED);
    }

    private boolean hold() {
        openDespiteInterrupts(release);
        return true;
    }

    // ---- figures

    @Test
    void theFiguresOfAnActorAddUpToItsCalls() throws Exception {
        Room room = actors.of(Room.class)
                .named(name)
                .maxConcurrency(1)
                .maxPending(2)
                .create();
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef<Object> running = room.call(() -> promise);
        TaskRef<Object> failing = room.call(() -> {
            throw new IllegalStateException("fails");
        });
        Callable<String> never = () -> "never";
        TaskRef<String> cancelled = actors.call(room, Room::plain, never);
        assertThat(actors.call(room, Room::plain, never).status()).isEqualTo(TaskRef.Status.FAILED); // refused
        cancelled.cancel();
        assertThat(actors.stats(room).waiting()).isEqualTo(1);
        promise.complete("done");

        running.result(GUARD);
        assertThatThrownBy(() -> failing.result(GUARD)).hasMessage("fails");
        actors.restart(room).result(GUARD);
        assertThat(room.turn(() -> "after the restart").result(GUARD)).isEqualTo("after the restart");
        ActorStats stats = actors.stats(room);
        actors.stop(room).result(GUARD);

        assertThat(stats).isEqualTo(new ActorStats(Room.class, name, 0, 0, 2, 1, 1, 1, stats.turnTime(), 0, 1));
        assertThat(stats.turnTime()).isPositive();
    }

    @Test
    void theFiguresOfAPoolAreThoseOfItsInstancesTogether() {
        Ward pool = actors.of(Ward.class).named(name).instances(3).create();
        List<TaskRef<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            calls.add(pool.increment());
        }

        tasks.gather(calls).result(GUARD);
        pool.count(); // a plain call is one too

        assertThat(actors.stats(pool).done()).isEqualTo(11);
        assertThat(actors.stats())
                .filteredOn(stats -> stats.name().equals(name))
                .singleElement()
                .satisfies(stats -> assertThat(stats.actor()).isEqualTo(Ward.class));
        actors.stop(pool).result(GUARD);
        assertThat(actors.stats()).noneMatch(stats -> stats.name().equals(name));
    }

    @Test
    void bodiesInParallelHaveNoTimeOfTurns() throws Exception {
        Press press = actors.of(Press.class).named(name).create();

        press.run(() -> 1).result(GUARD);

        assertThat(actors.stats(press).done()).isEqualTo(1);
        assertThat(actors.stats(press).turnTime()).isEqualTo(Duration.ZERO);
        actors.stop(press).result(GUARD);
    }

    @Test
    void whatIsNoHandleHasNoFigures() {
        assertThatThrownBy(() -> actors.stats("no actor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the handle of an actor");
    }

    // ---- events

    @Test
    void theLifeOfAnActorIsToldInOrder() throws Exception {
        Ward ward = actors.of(Ward.class).named(name).create();
        ward.increment().result(GUARD);
        actors.restart(ward).result(GUARD);
        actors.kill(ward).result(GUARD);

        assertThat(onlooker.await(name, 4))
                .extracting(ActorEvent::kind)
                .containsExactly(STARTED, RESTARTED, KILLED, STOPPED);
        assertThat(onlooker.awaitLater(name, 4)).hasSize(4);
    }

    @Test
    void aFailedCreationIsToldWithItsFailure() throws Exception {
        Stillborn stillborn = actors.of(Stillborn.class).named(name).create();
        assertThatThrownBy(() -> stillborn.answer().result(GUARD)).isInstanceOf(RuntimeException.class);

        ActorEvent failed = onlooker.await(name, 1).get(0);

        assertThat(failed.kind()).isEqualTo(CREATION_FAILED);
        assertThat(failed.failure()).hasStackTraceContaining("no database");
        assertThat(actors.stats(stillborn).refused()).isEqualTo(1);
        actors.stop(stillborn).result(GUARD);
    }

    @Test
    void anObserverThatFailsHarmsNeitherTheActorNorAsynchronousObservers() throws Exception {
        Ward ward = actors.of(Ward.class).named(Critic.DISLIKES).create();

        assertThat(ward.increment().result(GUARD)).isEqualTo(1);
        actors.stop(ward).result(GUARD);

        assertThat(onlooker.awaitLater(Critic.DISLIKES, 2))
                .extracting(ActorEvent::kind)
                .containsExactly(STARTED, STOPPED);
    }
}
