package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskFailed;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.ref.Ref;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnseenTest {

    private static final int COLLECTIONS = 1000; // a bound against hanging

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<TaskFailed> recorder = new Recorder<>();

    @BeforeEach
    void listen() {
        tutti.engine().unseen().listener(recorder::add);
    }

    @Test
    void a13_aFailureThatNobodyLooksAtIsReportedOnce() throws Exception {
        IOException failure = new IOException("nobody cares");

        failed(failure, ref -> {});

        TaskFailed reported = collected(1).get(0);
        assertThat(reported.task()).isEqualTo("Test.body");
        assertThat(reported.failure()).isSameAs(failure);
        assertThat(tutti.engine().unseen().count()).isEqualTo(1);
    }

    @Test
    void a13_aFailureThatIsLookedAtIsNotReported() throws Exception {
        failed(
                new IOException("waited for"),
                ref -> assertThatThrownBy(ref::result).isInstanceOf(IOException.class));
        failed(new IOException("joined"), ref -> assertThatThrownBy(ref::join).hasMessageContaining("joined"));
        failed(new IOException("handled"), ref -> ref.exceptionally(failure -> null));
        failed(new IOException("subscribed to"), ref -> ref.uni().subscribe().with(value -> {}, failure -> {}));
        failed(
                new IOException("gathered"),
                ref -> assertThatThrownBy(
                                () -> tutti.tasks().gather(List.of(ref)).result())
                        .isInstanceOf(IOException.class));
        failed(
                new IOException("continued"),
                ref -> assertThatThrownBy(() -> ref.then(value -> value).result())
                        .isInstanceOf(IOException.class));

        failed(new IOException("told of"), ref -> ref.whenComplete((value, failure) -> {}));
        failed(
                new IOException("composed"),
                ref -> TaskRef.of(1)
                        .toCompletableFuture()
                        .thenCompose(value -> ref)
                        .exceptionally(failure -> null));
        failed(
                new IOException("composed by another"),
                ref -> CompletableFuture.completedFuture(1)
                        .thenCompose(value -> ref)
                        .exceptionally(failure -> null));
        failed(
                new IOException("combined"),
                ref -> CompletableFuture.completedFuture(1)
                        .thenAcceptBoth(ref, (one, other) -> {})
                        .exceptionally(failure -> null));
        failed(new IOException("minimal"), ref -> ref.minimalCompletionStage().exceptionally(failure -> null));
        failed(
                new IOException("a stage of Mutiny"),
                ref -> Uni.createFrom().completionStage(ref).subscribe().with(value -> {}, failure -> {}));

        assertThat(reports()).isEmpty();
    }

    @Test
    void a13_aFailureThatAllOfWaitsForIsNotReported() throws Exception {
        failing(() -> {
            CompletableFuture<Object> inner = new CompletableFuture<>();
            Ref<Object> ref = tutti.call(tutti.engine().workers(), () -> inner);
            CompletableFuture<Void> all = CompletableFuture.allOf(ref);
            inner.completeExceptionally(new IOException("all"));
            assertThatThrownBy(all::join).hasMessageContaining("all");
            return ref;
        });

        assertThat(reports()).isEmpty();
    }

    @Test
    void a13_theEndOfAChainIsWhereAFailureIsMissed() throws Exception {
        failed(new IOException("missed"), ref -> ref.then(value -> value).then(value -> value));

        assertThat(collected(1)).extracting(each -> each.failure().getMessage()).containsExactly("missed");
        assertThat(tutti.engine().unseen().count()).isEqualTo(1);
    }

    @Test
    void a13_soIsTheEndOfAChainOfStages() throws Exception {
        failed(new IOException("missed"), ref -> ref.thenApply(value -> value).thenAccept(value -> {}));
        failing(() -> tutti.call(tutti.engine().workers(), () -> 1).thenAccept(value -> {
            throw new IllegalStateException("thrown by a stage");
        }));
        failing(() -> tutti.call(tutti.engine().workers(), () -> 1).whenComplete((value, failure) -> {
            throw new IllegalStateException("thrown by an action");
        }));
        failed(
                new IOException("looked at"),
                ref -> ref.thenApply(value -> value).whenCompleteAsync((value, failure) -> {}));

        assertThat(reports()).containsExactlyInAnyOrder("missed", "thrown by a stage", "thrown by an action");
        assertThat(recorder.events()).extracting(TaskFailed::task).containsOnly("Test.body");
    }

    @Test
    void a13_aTaskThatReturnsAFailedTaskIsReportedOnce() throws Exception {
        TaskRef<Object> inner = TaskRef.failed(new IOException("inner"));
        failing(() -> tutti.call(tutti.engine().workers(), () -> inner));

        assertThat(collected(1)).extracting(each -> each.failure().getMessage()).containsExactly("inner");
        assertThat(tutti.engine().unseen().count()).isEqualTo(1);
    }

    @Test
    void aCancelledTaskIsNoFailure() throws Exception {
        failing(() -> {
            Ref<Object> ref = tutti.call(tutti.engine().workers(), CompletableFuture::new);
            ref.cancel();
            return ref;
        });

        assertThat(reports()).isEmpty();
    }

    private void failed(Throwable failure, Consumer<Ref<Object>> look) throws InterruptedException {
        failing(() -> {
            Ref<Object> ref = tutti.call(tutti.engine().workers(), () -> CompletableFuture.failedFuture(failure));
            CountDownLatch told = new CountDownLatch(1);
            Ref.observe(ref, (value, reason) -> told.countDown());
            told.await();
            look.accept(ref);
            return ref;
        });
    }

    /** On a thread of its own, whose stack keeps no reference. */
    private static void failing(Callable<?> made) throws InterruptedException {
        ReferenceQueue<Object> gone = new ReferenceQueue<>();
        CompletableFuture<PhantomReference<Object>> phantom = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                phantom.complete(new PhantomReference<>(made.call(), gone));
            } catch (Throwable e) {
                phantom.completeExceptionally(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(phantom.join()).isNotNull();
        for (int i = 0; i < COLLECTIONS && gone.remove(1) == null; i++) {
            System.gc();
        }
    }

    /** The messages of all that has been reported of what is unreachable by now. */
    private List<String> reports() throws Exception {
        for (String marker : List.of("marker", "second marker")) { // the second comes with a later look at what is gone
            failed(new IOException(marker), ref -> {});
            for (int count = 1; !messages().contains(marker); count++) {
                collected(count);
            }
        }
        collected((int) tutti.engine().unseen().count());
        return messages().stream()
                .filter(message -> !message.contains("marker"))
                .toList();
    }

    private List<String> messages() {
        return recorder.events().stream()
                .map(each -> each.failure().getMessage())
                .toList();
    }

    private List<TaskFailed> collected(int count) throws InterruptedException {
        return recorder.await(count);
    }
}
