package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskContext;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class OptionsTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier barrier = new Barrier();
    private final TaskContext context = new CurrentTask();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000})
    void c5_aBodyThatAlwaysThrowsIsRunSoManyMoreTimes(int retries) {
        TaskRef<Object> ref = retrying(retries).submit(() -> {
            recorder.add(context.attempt());
            throw new IOException("attempt " + context.attempt());
        });

        assertThatThrownBy(() -> ref.result(GUARD))
                .isInstanceOf(IOException.class)
                .hasMessage("attempt " + (retries + 1));
        assertThat(recorder.events()).hasSize(retries + 1).last().isEqualTo(retries + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000})
    void c5_soIsABodyWhoseFutureAlwaysFails(int retries) {
        TaskRef<Object> ref = retrying(retries).submit(() -> {
            recorder.add(context.attempt());
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("broken");
            });
        });

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(IllegalStateException.class);
        assertThat(recorder.events()).hasSize(retries + 1).last().isEqualTo(retries + 1);
    }

    @Test
    void c5_theFirstSuccessIsTheLastAttempt() {
        AtomicInteger attempts = new AtomicInteger();

        TaskRef<Integer> thrown = retrying(5).submit(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("not yet");
            }
            return attempts.get();
        });

        assertThat(thrown.result(GUARD)).isEqualTo(3);
    }

    @Test
    void c5_anErrorIsNotRetried() {
        TaskRef<Object> ref = retrying(5).submit(() -> {
            recorder.add("attempt");
            throw new AssertionError("a bug");
        });

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(AssertionError.class);
        assertThat(recorder.events()).containsExactly("attempt");
    }

    @Test
    void c5_aCancelledTaskIsNotRetriedAndItsFutureIsCancelled() throws Exception {
        CompletableFuture<Object> second = new CompletableFuture<>();
        TaskRef<Object> ref = retrying(5).submit(() -> {
            recorder.add(context.attempt());
            return context.attempt() == 1 ? CompletableFuture.failedFuture(new IOException("first")) : second;
        });
        recorder.await(2);

        ref.cancel();

        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(ref.isCancelled()).isTrue();
        assertThat(recorder.events()).containsExactly(1, 2);
    }

    @Test
    void aTaskThatTakesTooLongFailsAndItsBodyIsInterrupted() throws Exception {
        TaskRef<Object> ref = tutti.tasks()
                .withOptions(o -> o.name("nightly").timeout(Duration.ofMillis(1)))
                .submit(() -> {
                    try {
                        barrier.pass();
                    } catch (InterruptedException e) {
                        recorder.add("interrupted");
                    }
                    return null;
                });

        assertThatThrownBy(() -> ref.result(GUARD))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("nightly")
                .hasMessageContaining("PT0.001S");
        assertThat(ref.status()).isEqualTo(TaskRef.Status.FAILED);
    }

    @Test
    void aTimeoutCoversRetries() {
        TaskRef<Object> ref = tutti.tasks()
                .withOptions(o -> o.timeout(Duration.ofMillis(20)).retries(Integer.MAX_VALUE - 1))
                .submit(() -> {
                    throw new IOException("again and again");
                });

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void aTimeoutEndsATaskThatStillWaitsForItsTurn() {
        TaskRef.Promise<Integer> never = TaskRef.promise();
        TaskRef<Integer> ref =
                tutti.tasks().withOptions(o -> o.timeout(Duration.ofMillis(1))).submit(Numbers::next, never);

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
        assertThat(never.isDone()).isFalse();
    }

    public static class Numbers {
        public int next(int number) {
            return number + 1;
        }
    }

    @Test
    void aDeadlineThatHasPassedLetsNoTaskBegin() {
        Tasks late = tutti.tasks().withOptions(o -> o.deadline(Instant.now().minusSeconds(1)));

        for (int i = 0; i < 1000; i++) {
            TaskRef<Object> ref = late.submit(() -> {
                recorder.add("began");
                return null;
            });
            assertThatThrownBy(() -> ref.result(GUARD))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("deadline");
        }

        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aDeadlineEndsATaskThatRuns() {
        TaskRef<Object> ref = tutti.tasks()
                .withOptions(o -> o.deadline(Instant.now().plusMillis(20)))
                .submit(() -> {
                    barrier.pass();
                    return null;
                });

        assertThatThrownBy(() -> ref.result(GUARD)).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void theDeadlineIsThatOfTheChildrenToo() {
        Instant deadline = Instant.now().plusSeconds(1000);
        Tasks tasks = tutti.tasks();

        TaskRef<Instant> child = tasks.withOptions(o -> o.deadline(deadline).timeout(Duration.ofHours(1)))
                .submit(() -> tasks.withOptions(o -> o.timeout(Duration.ofHours(2)))
                        .submit(() -> context.deadline().orElseThrow())
                        .result());

        assertThat(child.result(GUARD)).isEqualTo(deadline);
    }

    @Test
    void optionsComeOnTopOfThoseThereAre() {
        Tasks named = tutti.tasks().withOptions(o -> o.name("nightly"));

        assertThat(named.withOptions(o -> o.retries(1))
                        .submit(() -> context.name() + context.attempt())
                        .result(GUARD))
                .isEqualTo("nightly1");
        assertThat(tutti.tasks().submit(context::name).result(GUARD)).isEqualTo("task");
    }

    @Test
    void aTaskKnowsItselfAndItsParent() {
        Tasks tasks = tutti.tasks();

        String[] ids = tasks.submit(() -> {
                    String own = context.id();
                    String[] childs = tasks.submit(() ->
                                    new String[] {context.id(), context.parent().orElseThrow()})
                            .result();
                    return new String[] {
                        own,
                        context.id(),
                        childs[0],
                        childs[1],
                        context.parent().orElse("none")
                    };
                })
                .result(GUARD);

        assertThat(ids[1]).isEqualTo(ids[0]);
        assertThat(ids[2]).isNotEqualTo(ids[0]);
        assertThat(ids[3]).isEqualTo(ids[0]);
        assertThat(ids[4]).isEqualTo("none");
    }

    @Test
    void aTaskSeesThatItIsCancelled() throws Exception {
        TaskRef<Object> ref = tutti.tasks().submit(() -> {
            recorder.add(context.isCancelled());
            barrier.passStubbornly();
            recorder.add(context.isCancelled());
            return null;
        });
        barrier.awaitArrivals(1);

        ref.cancel();
        barrier.open();

        assertThat(recorder.await(2)).containsExactly(false, true);
    }

    @Test
    void outsideOfATaskThereIsNothingToKnow() {
        assertThatThrownBy(context::id)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TaskContext.id()")
                .hasMessageContaining("outside of a task");
        assertThat(context.isCancelled()).isFalse();
        assertThat(context.deadline()).isEmpty();
        context.progress(1, 2, "nobody watches");
    }

    @Test
    void badOptionsAreRefusedWithTheirValues() {
        Tasks tasks = tutti.tasks();

        assertThatThrownBy(() -> tasks.withOptions(o -> o.retries(-1))).hasMessageContaining("-1");
        assertThatThrownBy(() -> tasks.withOptions(o -> o.timeout(Duration.ZERO)))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> tasks.withOptions(o -> o.name(" "))).hasMessageContaining("blank");
        assertThatThrownBy(() -> tasks.submit(() -> {
                            context.progress(3, 2, "too much");
                            return null;
                        })
                        .result(GUARD))
                .hasMessageContaining("3 of 2");
    }

    @Test
    void theFailureSaysOnceWhereTheTaskWasSubmitted() throws Exception {
        tutti.engine().traceSubmissions(true);
        IOException failure = new IOException("broken");
        TaskRef<Object> ref = tutti.tasks().submit(() -> {
            throw failure;
        });
        assertThatThrownBy(() -> ref.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);

        TaskRef<Object> again = tutti.tasks().submit(() -> {
            throw failure;
        });
        assertThatThrownBy(() -> again.result(GUARD)).isSameAs(failure);

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0].getMessage()).isEqualTo("task was submitted here");
        assertThat(failure.getSuppressed()[0].getStackTrace())
                .anySatisfy(frame ->
                        assertThat(frame.getMethodName()).isEqualTo("theFailureSaysOnceWhereTheTaskWasSubmitted"));
    }

    @Test
    void theFailureOfALaterAttemptSaysWhereTheTaskWasSubmittedToo() {
        tutti.engine().traceSubmissions(true);
        TaskRef<Object> ref = retrying(1).submit(() -> {
            if (context.attempt() == 1) {
                return CompletableFuture.failedFuture(new IOException("first"));
            }
            throw new IOException("second");
        });

        assertThatThrownBy(() -> ref.result(GUARD)).hasMessage("second").satisfies(failure -> {
            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(failure.getSuppressed()[0].getStackTrace())
                    .anySatisfy(frame -> assertThat(frame.getClassName()).isEqualTo(OptionsTest.class.getName()));
        });
    }

    @Test
    void aHundredThousandAttemptsOfAFutureThatFailsAtOnceNeedNoStack() {
        TaskRef<Object> ref = retrying(100_000).submit(() -> {
            if (context.attempt() <= 100_000) {
                return CompletableFuture.failedFuture(new IOException("again"));
            }
            return "done";
        });

        assertThat(ref.result(GUARD)).isEqualTo("done");
    }

    private Tasks retrying(int retries) {
        return tutti.tasks().withOptions(o -> o.retries(retries));
    }
}
