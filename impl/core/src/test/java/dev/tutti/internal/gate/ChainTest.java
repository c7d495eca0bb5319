package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of one chain share its permit. */
class ChainTest {

    private static final Duration GUARD = Duration.ofSeconds(60);
    private static final int DEPTH = Runtime.version().feature() < 21 ? 50 : 1000;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void taskThatWaitsForItselfToAnyDepthFinishesWithTwoPermits() {
        Gate gate = tutti.gate(2, 1);

        assertThat(nested(gate, DEPTH).result(GUARD)).isEqualTo(DEPTH);
        assertThat(gate.free()).isEqualTo(2);
    }

    @Test
    void twoChainsThatWaitForThemselvesFinishWithTwoPermits() {
        Gate gate = tutti.gate(2, 10);

        List<Ref<Integer>> chains =
                IntStream.range(0, 5).mapToObj(i -> nested(gate, 20)).toList();

        chains.forEach(chain -> assertThat(chain.result(GUARD)).isEqualTo(20));
        assertThat(gate.free()).isEqualTo(2);
    }

    private Ref<Integer> nested(Gate gate, int levels) {
        return tutti.call(
                gate, () -> levels == 0 ? 0 : 1 + nested(gate, levels - 1).result());
    }

    @Test
    void asynchronousChainOfItselfFinishesWithOnePermit() {
        Gate gate = tutti.gate(1, 1);

        assertThat(asynchronous(gate, DEPTH).result(GUARD)).isEqualTo(DEPTH);
        assertThat(gate.free()).isEqualTo(1);
    }

    private Ref<Integer> asynchronous(Gate gate, int levels) {
        return tutti.call(
                gate, () -> levels == 0 ? 0 : asynchronous(gate, levels - 1).then(below -> below + 1));
    }

    @Test
    void permitStaysOutUntilTheLastOfItsChainHasEnded() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<List<TaskRef<Object>>> first = tutti.call(
                gate,
                () -> List.of(tutti.call(gate, () -> {
                    barrier.pass();
                    return null;
                })));
        TaskRef<Object> child = first.result(GUARD).get(0);
        barrier.awaitArrivals(1);

        Ref<Object> stranger = tutti.call(gate, recording("stranger"));
        int waiting = gate.waiting();
        recorder.add("child may end");
        barrier.open();
        stranger.result(GUARD);
        child.result(GUARD);

        assertThat(waiting).isEqualTo(1);
        assertThat(recorder.events()).containsExactly("child may end", "stranger");
        assertThat(gate.free()).isEqualTo(1);
    }

    @Test
    void callHoldsItsTicketForItsChildrenBeforeAnotherThreadMayLetItPass() {
        AtomicReference<Gate> gate = new AtomicReference<>();
        Call waiting = new Call("Test.body", Runnable::run, () -> null);
        gate.set(new Gate(
                "Test.gate",
                Capacity.of(1, 10),
                call -> {},
                () -> { // asked as the call joins the line
                    Call.during(waiting, () -> {
                        Call child = new Call("Test.body", Runnable::run, () -> null);
                        child.adopted();
                        recorder.add(child.heldUpTheChain(gate.get()) != null);
                    });
                    return 0;
                }));
        gate.get().apply(new Call("Test.body", Runnable::run, () -> null));

        gate.get().apply(waiting);

        assertThat(recorder.events()).containsExactly(true);
    }

    @Test
    void callThatNobodyWaitsForNeedsAPermitOfItsOwn() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<Object> first = tutti.call(gate, () -> {
            tutti.tell(gate, recording("told"));
            recorder.add(gate.waiting());
            return null;
        });

        first.result(GUARD);
        recorder.await(2);

        assertThat(recorder.events()).containsExactly(1, "told");
    }

    @Test
    void c7_ofThoseThatWaitTheHigherPriorityIsLetPastFirstAndChildrenInherit() throws Exception {
        Gate gate = tutti.gate(1, 10);
        Ref<Object> holder = tutti.call(gate, () -> {
            barrier.pass();
            return null;
        });
        tutti.priority(-20, gate, recording("low"));
        tutti.priority(0, gate, recording("ordinary"));
        TaskRef<List<Ref<Object>>> parent = tutti.priority(
                20, tutti.engine().at(tutti.engine().workers()), () -> List.of(tutti.tell(gate, recording("child"))));
        Ref<Object> child = parent.result(GUARD).get(0);

        barrier.open();
        holder.result(GUARD);
        child.result(GUARD);
        recorder.await(3);

        assertThat(recorder.events()).containsExactly("child", "ordinary", "low");
    }

    private Callable<Object> recording(String event) {
        return () -> {
            recorder.add(event);
            return null;
        };
    }
}
