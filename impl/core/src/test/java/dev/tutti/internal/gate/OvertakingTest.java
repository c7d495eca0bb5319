package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OvertakingTest {

    private final Recorder<String> passed = new Recorder<>();
    private final Barrier onItsWay = new Barrier();

    @Test
    void callThatFindsAPermitDoesNotOvertakeOneThatIsBeingGranted() throws Exception {
        Gate gate = new Gate("Test.gate", Capacity.of(2, 100), call -> {
            if (call.name().equals("first")) {
                onItsWay.passStubbornly();
            }
            passed.add(call.name());
        });
        Call one = pass(gate, "one");
        Call other = pass(gate, "other");
        pass(gate, "first");
        Thread granting = new Thread(() -> end(one));
        granting.start();
        onItsWay.awaitArrivals(1);

        end(other); // a permit comes back while the first call is on its way past the gate
        pass(gate, "second");
        onItsWay.open();

        granting.join();
        assertThat(passed.await(4)).containsExactly("one", "other", "first", "second");
    }

    private static Call pass(Gate gate, String name) {
        Call call = new Call(name, Runnable::run, () -> null);
        call.submit(gate, (value, failure) -> {});
        return call;
    }

    private static void end(Call call) {
        call.refuse(new RejectedExecutionException("to give its permit back"));
    }
}
