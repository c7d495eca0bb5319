package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.ref.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClosingWithStubbornBodiesTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void futuresAreDoneThoughABodyIgnoresItsInterrupt() throws Exception {
        TestActor actor = tutti.actor();
        Ref<Object> stubborn = actor.turn(barrier::passStubbornly);
        Ref<Object> behind = actor.turn(() -> "ran");
        barrier.awaitArrivals(1);

        tutti.engine().close();
        boolean stubbornIsDone = stubborn.isDone();
        boolean theOneBehindIsDone = behind.isDone();
        barrier.open();

        assertThat(theOneBehindIsDone).as("queued behind it").isTrue();
        assertThat(stubbornIsDone).as("its own").isTrue();
    }
}
