package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.gate.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelAllTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void noneBeginsBecauseAnotherEnds() throws Exception {
        Gate one = tutti.gate(1, 1000);
        List<TaskRef<Object>> refs = new ArrayList<>();
        refs.add(tutti.call(one, () -> {
            barrier.pass();
            return null;
        }));
        for (int i = 0; i < 500; i++) {
            refs.add(tutti.call(one, () -> {
                recorder.add("ran");
                return null;
            }));
        }
        barrier.awaitArrivals(1);
        Collections.reverse(refs); // in whichever order they are given

        int cancelled = tutti.tasks().cancel(refs);
        tutti.call(one, () -> null).result(); // behind them

        assertThat(cancelled).isEqualTo(501);
        assertThat(refs).allMatch(TaskRef::isCancelled);
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void futureThatABodyReturnedIsCancelledAfterThoseThatWaitForItsPermit() throws Exception {
        Gate one = tutti.gate(1, 1000);
        CompletableFuture<String> pending = new CompletableFuture<>();
        List<TaskRef<Object>> refs = new ArrayList<>();
        refs.add(tutti.call(one, () -> {
            barrier.open();
            return pending;
        }));
        refs.add(tutti.call(one, () -> {
            recorder.add("ran");
            return null;
        }));

        barrier.pass();
        Collections.reverse(refs);

        tutti.tasks().cancel(refs);
        tutti.call(one, () -> null).result();

        assertThat(pending).isCancelled();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void interruptsThoseThatRun() throws Exception {
        List<TaskRef<Object>> refs = tutti.tasks()
                .map(
                        name -> {
                            try {
                                barrier.pass();
                            } catch (InterruptedException e) {
                                recorder.add(name);
                            }
                            return null;
                        },
                        List.of("a", "b"));
        barrier.awaitArrivals(2);

        tutti.tasks().cancel(refs);

        assertThat(recorder.await(2)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void countsOnlyThoseThatHadNotCompleted() {
        TaskRef<Integer> done = TaskRef.of(1);
        TaskRef.Promise<Integer> open = TaskRef.promise();

        int cancelled = tutti.tasks().cancel(List.of(done, open, open));

        assertThat(cancelled).isEqualTo(1);
        assertThat(done.status()).isEqualTo(TaskRef.Status.SUCCEEDED);
        assertThat(open.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void cancelsNothingIfOneIsNull() {
        TaskRef.Promise<Integer> open = TaskRef.promise();

        assertThatThrownBy(() -> tutti.tasks().cancel(Arrays.asList(open, null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("refs[1] is null");
        assertThat(open.isDone()).isFalse();
    }
}
