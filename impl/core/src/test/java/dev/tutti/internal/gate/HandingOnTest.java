package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandingOnTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier body = new Barrier();
    private final Barrier workForOthers = new Barrier();

    @Test
    void callersFutureCompletesBeforeItsThreadWorksForThoseWhoWait() throws Exception {
        Strategy workers = tutti.engine().at(tutti.engine().workers());
        Gate gate = new Gate("Test.gate", Capacity.of(1, 100), call -> {
            if (call.name().equals("second")) {
                workForOthers.passStubbornly();
            }
            workers.apply(call);
        });
        Ref<Boolean> first = pass(gate, "first");
        Ref<Boolean> second = pass(gate, "second");
        body.awaitArrivals(1);

        body.open();
        workForOthers.awaitArrivals(1);
        boolean interrupted = first.result(BOUND);
        workForOthers.open();

        assertThat(interrupted).isFalse();
        assertThat(second.result(BOUND)).isFalse();
    }

    private Ref<Boolean> pass(Gate gate, String name) {
        return Ref.submit(tutti.engine(), Runnable::run, new Call(name, Runnable::run, body::passStubbornly), gate);
    }
}
