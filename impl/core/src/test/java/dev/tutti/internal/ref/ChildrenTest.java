package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.gate.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A task that is cancelled takes along what it has submitted. */
class ChildrenTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<TaskRef<?>> children = new Recorder<>();
    private final Recorder<Object> stopped = new Recorder<>();
    private final Barrier inside = new Barrier();

    @Test
    void areAnsweredAtOnceAndStop() throws Exception {
        Gate gate = tutti.gate(1, 10);
        CompletableFuture<Object> stage = new CompletableFuture<>();
        TaskRef<Object> maker = tutti.tasks().submit(() -> {
            children.add(tutti.call(gate, () -> {
                stopped.add("stubborn, interrupted: " + inside.passStubbornly());
                return "a value nobody wants";
            }));
            children.add(tutti.call(gate, () -> {
                stopped.add("the one behind the gate ran");
                return null;
            }));
            children.add(tutti.tasks().submit(() -> {
                try {
                    inside.pass();
                    return null;
                } catch (InterruptedException e) {
                    stopped.add("interrupted");
                    throw e;
                }
            }));
            children.add(tutti.tasks().submit(() -> stage));
            children.add(tutti.tasks().submit(() -> {
                children.add(tutti.tasks().submit(() -> stage));
                inside.pass();
                return null;
            }));
            inside.pass();
            return null;
        });
        inside.awaitArrivals(4);
        List<TaskRef<?>> all = children.await(6);

        maker.cancel();
        List<TaskRef.Status> answered = all.stream().map(TaskRef::status).toList();
        List<Object> interrupted = stopped.await(1);
        inside.open();

        assertThat(answered).hasSize(6).containsOnly(TaskRef.Status.CANCELLED);
        assertThat(interrupted).containsExactly("interrupted");
        assertThat(stopped.await(2)).containsExactly("interrupted", "stubborn, interrupted: true");
        assertThat(tutti.<String>call(gate, () -> "next").result(BOUND)).isEqualTo("next");
        assertThat(stopped.events()).hasSize(2);
        assertThat(all.stream().map(TaskRef::status)).containsOnly(TaskRef.Status.CANCELLED);
    }
}
