package dev.tutti.internal.actor;

import static dev.tutti.ActorEvent.Kind.CREATION_FAILED;
import static dev.tutti.ActorEvent.Kind.KILLED;
import static dev.tutti.ActorEvent.Kind.RESTARTED;
import static dev.tutti.ActorEvent.Kind.STARTED;
import static dev.tutti.ActorEvent.Kind.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorEvent;
import dev.tutti.Snapshot;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What observers of actors are told. */
class EventsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<ActorEvent> told = new Recorder<>();
    private Roster roster;

    @BeforeEach
    void listen() {
        roster = new Roster(tutti.engine());
        roster.listener(told::add);
    }

    @Test
    void anActorIsStartedRestartedAndStopped() throws Exception {
        Receiver actor = actor(0);
        use(actor);
        actor.restart().result(BOUND);
        actor.stop().result(BOUND);
        actor.stop().result(BOUND);

        assertThat(told.await(3)).extracting(ActorEvent::kind).containsExactly(STARTED, RESTARTED, STOPPED);
        assertThat(told.events()).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo(Object.class);
            assertThat(event.name()).isEqualTo("lobby");
            assertThat(event.failure()).isNull();
        });
        assertThat(told.events()).extracting(ActorEvent::time).isSorted();
    }

    @Test
    void eachFailedCreationIsToldWithItsFailure() throws Exception {
        Receiver actor = actor(2);

        use(actor);

        assertThat(told.await(3))
                .extracting(ActorEvent::kind)
                .containsExactly(CREATION_FAILED, CREATION_FAILED, STARTED);
        assertThat(told.events().get(0).failure()).hasMessage("attempt 1");
        assertThat(told.events().get(1).failure()).hasMessage("attempt 2");
    }

    @Test
    void aKilledActorIsStoppedWhenItsLastBodyHasEnded() throws Exception {
        Barrier barrier = new Barrier();
        Receiver actor = actor(0);
        actor.call(Request.of("hold", "", List.of(), state -> barrier.passStubbornly()));
        barrier.awaitArrivals(1);

        TaskRef<Void> killed = actor.kill();
        actor.kill();
        assertThat(told.await(2)).extracting(ActorEvent::kind).containsExactly(STARTED, KILLED);
        barrier.open();
        killed.result(BOUND);

        assertThat(told.await(3)).extracting(ActorEvent::kind).containsExactly(STARTED, KILLED, STOPPED);
    }

    @Test
    void anActorThatWasNeverUsedIsStoppedOnly() throws Exception {
        actor(0).kill().result(BOUND);

        assertThat(told.await(2)).extracting(ActorEvent::kind).containsExactly(KILLED, STOPPED);
    }

    @Test
    void eachInstanceOfAPoolIsTold() throws Exception {
        Kind kind = TestActor.kind("Test", Life.of(Object::new, state -> {}), Plan.of(Capacity.of(10, 10)));
        Receiver pool = roster.create(TestActor.pool(kind, 2), "pool");

        pool.kill().result(BOUND);

        assertThat(told.await(4)).extracting(ActorEvent::name).containsOnly("pool");
        assertThat(told.events()).extracting(ActorEvent::kind).containsExactly(KILLED, STOPPED, KILLED, STOPPED);
    }

    @Test
    void anObserverThatFailsHarmsNobody() throws Exception {
        roster.listener(event -> {
            told.add(event);
            throw new IllegalStateException("an observer's own");
        });
        Receiver actor = actor(0);

        use(actor);
        actor.stop().result(BOUND);

        assertThat(told.await(2)).extracting(ActorEvent::kind).containsExactly(STARTED, STOPPED);
    }

    @Test
    void theEndOfAnActorIsToldBeforeTheEngineCloses() throws Exception {
        use(actor(0));

        roster.retire(BOUND);
        tutti.engine().close();

        assertThat(told.events()).extracting(ActorEvent::kind).containsExactly(STARTED, STOPPED);
    }

    @Test
    void aRestartThatCannotSaveTheOldObjectStartsNothing() throws Exception {
        Kind kind = TestActor.kind("Test", Life.of(Unsaved::new, state -> {}), Plan.of(Capacity.of(10, 10)));
        Receiver actor = roster.create(kind, "lobby");
        use(actor);

        assertThatThrownBy(() -> actor.restart().result(BOUND)).hasMessage("not now");
        use(actor);
        actor.stop().result(BOUND);

        assertThat(told.await(2)).extracting(ActorEvent::kind).containsExactly(STARTED, STOPPED);
        assertThat(actor.stats().restarts()).isZero();
    }

    /** Cannot be saved. */
    private static final class Unsaved implements Snapshot<String> {

        @Override
        public String save() {
            throw new IllegalStateException("not now");
        }

        @Override
        public void restore(String saved) {}
    }

    private Receiver actor(int failures) {
        AtomicInteger attempts = new AtomicInteger();
        return roster.create(
                TestActor.kind(
                        "Test",
                        Life.of(
                                () -> {
                                    if (attempts.incrementAndGet() <= failures) {
                                        throw new IllegalStateException("attempt " + attempts);
                                    }
                                    return new Object();
                                },
                                state -> {}),
                        new Plan(false, Capacity.of(10, 10), Map.of(), Key.none(), failures)),
                "lobby");
    }

    private static void use(Receiver actor) {
        actor.call(Request.of("use", "", List.of(), state -> null)).result(BOUND);
    }
}
