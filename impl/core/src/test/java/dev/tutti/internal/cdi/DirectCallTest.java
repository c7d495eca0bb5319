package dev.tutti.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plain method of an actor, called directly: a turn that the caller waits for. */
class DirectCallTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> calls = new Recorder<>();
    private final Method plain = plainMethod();
    private Cell cell;

    @BeforeEach
    void makeActor() {
        cell = TestActor.cell(
                tutti.engine(), "Counter", Life.of(() -> new Counter(calls), state -> {}), Capacity.of(10, 10));
    }

    @Test
    void givesTheValue() {
        assertThat(new ActorMethods().of(plain).call(cell, new Object[0])).isEqualTo(1);
    }

    @Test
    void inAnotherActorsTurnIsRefusedAndNotMade() {
        Ref<Object> turn = tutti.actor().turn(() -> new ActorMethods().of(plain).call(cell, new Object[0]));

        assertThatThrownBy(() -> turn.result(BOUND))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("Counter.count");
        cell.call("something later", "", state -> null).result(BOUND);
        assertThat(calls.events()).isEmpty();
    }

    @Test
    void onTheLoopIsRefusedAndNotMade() {
        Ref<Object> body = tutti.call(
                tutti.engine().loop(), () -> new ActorMethods().of(plain).call(cell, new Object[0]));

        assertThatThrownBy(() -> body.result(BOUND)).isInstanceOf(BlockingNotAllowedException.class);
        cell.call("something later", "", state -> null).result(BOUND);
        assertThat(calls.events()).isEmpty();
    }

    private static Method plainMethod() {
        try {
            return Counter.class.getDeclaredMethod("count");
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Counter {

        private final Recorder<String> calls;

        Counter(Recorder<String> calls) {
            this.calls = calls;
        }

        int count() {
            calls.add("counted");
            return calls.events().size();
        }
    }
}
