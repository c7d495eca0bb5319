package dev.tutti.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.actor.Plan;
import dev.tutti.internal.actor.Receiver;
import dev.tutti.internal.actor.Roster;
import dev.tutti.internal.gate.Capacity;
import io.smallrye.mutiny.Multi;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who has a stream of an actor can still call it, in a way. */
class StreamsOfActorsTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @Test
    void whoHasAStreamHasItsActor() throws Exception {
        Receiver actor = new Roster(tutti.engine())
                .create(
                        TestActor.kind("Numbers", Life.of(Numbers::new, state -> {}), Plan.of(Capacity.of(1, 10))),
                        true);
        WeakReference<Object> handle = new WeakReference<>(actor.handle());
        Object numbers = new ActorMethods()
                .of(Numbers.class.getDeclaredMethod("numbers"))
                .call(actor, new Object[0]);
        for (int round = 0; round < 10; round++) {
            System.gc();
        }

        assertThat(handle.get()).isNotNull();
        assertThat(((Multi<?>) numbers).collect().asList().await().atMost(BOUND))
                .isEqualTo(List.of(1, 2));
        numbers = null;
        for (int round = 0; handle.get() != null; round++) {
            assertThat(round).as("rounds of garbage collection").isLessThan(500);
            System.gc();
            Thread.sleep(10);
        }
    }

    static class Numbers {

        Multi<Integer> numbers() {
            return Multi.createFrom().items(1, 2);
        }
    }
}
