package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskFailed;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.ref.Ref;
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

        failed(new IOException("the last one"), ref -> {});

        assertThat(collected(1)).extracting(each -> each.failure().getMessage()).containsExactly("the last one");
    }

    @Test
    void a13_theEndOfAChainIsWhereAFailureIsMissed() throws Exception {
        failed(new IOException("missed"), ref -> ref.then(value -> value).then(value -> value));

        assertThat(collected(1)).extracting(each -> each.failure().getMessage()).containsExactly("missed");
        assertThat(tutti.engine().unseen().count()).isEqualTo(1);
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

        failed(new IOException("the last one"), ref -> {});

        assertThat(collected(1)).extracting(each -> each.failure().getMessage()).containsExactly("the last one");
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

    private List<TaskFailed> collected(int count) throws InterruptedException {
        return recorder.await(count);
    }
}
