package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void queuedTaskNeverRuns() throws Exception {
        tutti.call(tutti.engine().loop(), barrier::passStubbornly);
        Ref<?> queued = tutti.call(tutti.engine().loop(), () -> {
            recorder.add("queued");
            return null;
        });

        boolean cancelled = queued.cancel();
        barrier.open();
        tutti.call(tutti.engine().loop(), () -> null).result(); // behind it on the one thread

        assertThat(cancelled).isTrue();
        assertThat(queued.isCancelled()).isTrue();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void runningTaskIsInterrupted() throws Exception {
        Ref<?> running = tutti.call(tutti.engine().workers(), () -> {
            try {
                barrier.pass();
            } catch (InterruptedException e) {
                recorder.add("interrupted");
            }
            return null;
        });
        barrier.awaitArrivals(1);

        running.cancel();

        assertThat(recorder.await(1)).containsExactly("interrupted");
        assertThatThrownBy(running::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void isAnsweredWhileTheBodyStillRuns() throws Exception {
        Ref<?> running = tutti.call(tutti.engine().workers(), barrier::passStubbornly);
        barrier.awaitArrivals(1);

        boolean cancelled = running.cancel();
        TaskRef.Status status = running.status();
        barrier.open();

        assertThat(cancelled).isTrue();
        assertThat(status).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void withoutInterruptLeavesTheBodyAlone() throws Exception {
        Ref<?> running = tutti.call(tutti.engine().workers(), () -> {
            recorder.add("interrupted: " + barrier.passStubbornly());
            return null;
        });
        barrier.awaitArrivals(1);

        running.cancel(false);
        barrier.open();

        assertThat(recorder.await(1)).containsExactly("interrupted: false");
        assertThat(running.isCancelled()).isTrue();
    }

    @Test
    void finishedTaskIsUntouched() {
        Ref<String> finished = tutti.call(tutti.engine().workers(), () -> "done");
        finished.result();

        boolean cancelled = finished.cancel();

        assertThat(cancelled).isEqualTo(false);
        assertThat(finished.result()).isEqualTo("done");
    }

    @Test
    void stageThatTheBodyReturnedIsCancelled() throws Exception {
        CompletableFuture<String> inner = new CompletableFuture<>();
        Ref<String> outer = tutti.call(tutti.engine().loop(), () -> inner);
        tutti.call(tutti.engine().loop(), () -> null).result(); // by now the first body has returned

        outer.cancel();

        assertThat(inner).isCancelled();
    }

    @Test
    void stageThatTheBodyReturnsLaterIsCancelledToo() throws Exception {
        CompletableFuture<String> inner = new CompletableFuture<>();
        Ref<String> outer = tutti.call(tutti.engine().workers(), () -> {
            barrier.passStubbornly();
            return inner;
        });
        barrier.awaitArrivals(1);

        outer.cancel();
        barrier.open();

        assertThatThrownBy(() -> inner.get(60, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void uniThatTheBodyReturnedIsCancelled() throws Exception {
        Uni<String> inner =
                Uni.createFrom().emitter(emitter -> emitter.onTermination(() -> recorder.add("Uni cancelled")));
        Ref<String> outer = tutti.call(tutti.engine().loop(), () -> inner);
        tutti.call(tutti.engine().loop(), () -> null).result(); // by now the first body has returned

        outer.cancel();

        assertThat(recorder.await(1)).containsExactly("Uni cancelled");
    }

    @Test
    void runningTaskThatTheBodySubmittedIsCancelled() throws Exception {
        Recorder<TaskRef<?>> children = new Recorder<>();
        Ref<?> parent = tutti.call(tutti.engine().workers(), () -> {
            children.add(tutti.tasks().submit(() -> {
                barrier.pass();
                return null;
            }));
            barrier.pass();
            return null;
        });
        barrier.awaitArrivals(2);
        TaskRef<?> child = children.await(1).get(0);

        parent.cancel();

        assertThatThrownBy(child::result).isInstanceOf(CancellationException.class);
        assertThat(child.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void queuedTaskThatTheBodySubmittedIsCancelledAndNeverRuns() throws Exception {
        Recorder<TaskRef<?>> children = new Recorder<>();
        Barrier onTheLoop = new Barrier();
        tutti.call(tutti.engine().loop(), onTheLoop::passStubbornly);
        Ref<?> parent = tutti.call(tutti.engine().workers(), () -> {
            children.add(tutti.call(tutti.engine().loop(), () -> {
                recorder.add("child");
                return null;
            }));
            barrier.pass();
            return null;
        });
        barrier.awaitArrivals(1);
        TaskRef<?> child = children.await(1).get(0);

        parent.cancel();
        onTheLoop.open();
        tutti.call(tutti.engine().loop(), () -> null).result(); // behind it on the one thread

        assertThat(child.status()).isEqualTo(TaskRef.Status.CANCELLED);
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void taskSubmittedByACancelledBodyIsCancelledToo() throws Exception {
        Recorder<TaskRef<?>> children = new Recorder<>();
        Ref<?> parent = tutti.call(tutti.engine().workers(), () -> {
            barrier.passStubbornly();
            children.add(tutti.tasks().submit(() -> {
                new Barrier().pass(); // which nobody opens
                return null;
            }));
            return null;
        });
        barrier.awaitArrivals(1);

        parent.cancel();
        barrier.open();
        TaskRef<?> child = children.await(1).get(0);

        assertThatThrownBy(child::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void taskThatNobodyWaitsForIsNotCancelledWithItsMaker() throws Exception {
        Barrier forTheChild = new Barrier();
        Ref<?> parent = tutti.call(tutti.engine().workers(), () -> {
            tutti.tell(tutti.engine().workers(), () -> {
                recorder.add("interrupted: " + forTheChild.passStubbornly());
                return null;
            });
            barrier.pass();
            return null;
        });
        barrier.awaitArrivals(1);
        forTheChild.awaitArrivals(1);

        parent.cancel();
        forTheChild.open();

        assertThat(recorder.await(1)).containsExactly("interrupted: false");
    }

    @Test
    void childIsAloneAgainOnceItsMakerHasEnded() throws Exception {
        Recorder<TaskRef<String>> children = new Recorder<>();
        Ref<?> parent = tutti.call(tutti.engine().workers(), () -> {
            children.add(tutti.tasks().submit(() -> {
                barrier.pass();
                return "child";
            }));
            return null;
        });
        parent.result();

        parent.cancel();
        barrier.open();

        assertThat(children.await(1).get(0).result()).isEqualTo("child");
    }

    @Test
    void cancelledTurnIsOverOnlyWhenItsBodyIs() throws Exception {
        TestActor actor = tutti.actor();
        Ref<?> stubborn = actor.turn(() -> {
            barrier.passStubbornly();
            recorder.add("first ended");
            return null;
        });
        barrier.awaitArrivals(1);
        Ref<?> next = actor.turn(() -> {
            recorder.add("second began");
            return null;
        });

        stubborn.cancel();
        barrier.awaitArrivals(1); // it came back, stubbornly, after the interrupt
        barrier.open();
        next.result();

        assertThat(recorder.events()).containsExactly("first ended", "second began");
    }

    @Test
    void interruptNeverReachesTheNextTaskOnTheThread() throws Exception {
        for (int round = 0; round < 20_000; round++) {
            race(round, body -> tutti.call(tutti.engine().loop(), body));
        }
    }

    @Test
    void interruptNeverReachesTheNextTurn() throws Exception {
        TestActor actor = tutti.actor();

        for (int round = 0; round < 3_000; round++) {
            race(round, actor::turn);
        }
    }

    /** Cancels a task around its end, with another right behind it. */
    private static void race(int round, Function<Callable<?>, Ref<Object>> submission) {
        Flag begun = new Flag();
        Ref<?> victim = submission.apply(() -> {
            begun.raised = true;
            spin(round % 97);
            return null;
        });
        Ref<?> next = submission.apply(() -> {
            boolean interrupted = Thread.currentThread().isInterrupted();
            spin(200);
            return interrupted || Thread.currentThread().isInterrupted();
        });

        while (!begun.raised) {
            Thread.onSpinWait();
        }
        spin(round % 89);
        victim.cancel();

        assertThat(next.result()).as("interrupted in round %d", round).isEqualTo(false);
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    private static final class Flag {
        private volatile boolean raised;
    }
}
