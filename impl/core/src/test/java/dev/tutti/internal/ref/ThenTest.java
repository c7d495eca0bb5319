package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThenTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();

    @Test
    void continuesWithTheValue() {
        TaskRef<Integer> ten = tutti.call(tutti.engine().workers(), () -> 10);

        TaskRef<Integer> next = ten.then(x -> x + 1).then(x -> x * 2);

        assertThat(next.result()).isEqualTo(22);
    }

    @Test
    void runsOnAWorkerNotOnTheThreadThatCompletes() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> where = promise.then(value -> Thread.currentThread().getName());

        promise.complete("value");

        assertThat(where.result()).startsWith("tutti-worker");
    }

    @Test
    void runsOnAWorkerNotOnTheThreadThatAttachesToACompleteOne() {
        TaskRef<String> complete = TaskRef.of("value");

        TaskRef<String> where = complete.then(value -> Thread.currentThread().getName());

        assertThat(where.result()).startsWith("tutti-worker");
    }

    @Test
    void runsOnAWorkerWhenATaskOfTheProcessorsAttaches() {
        TaskRef<String> where = tutti.call(
                tutti.engine().processors(),
                () -> TaskRef.of("value").then(value -> Thread.currentThread().getName()));

        assertThat(where.result()).startsWith("tutti-worker");
    }

    @Test
    void attachedOnTheLoopRunsOnTheLoop() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> where = tutti.call(
                tutti.engine().loop(),
                () -> promise.then(value -> Thread.currentThread().getName()));

        promise.complete("value");

        assertThat(where.result()).startsWith("tutti-loop");
    }

    @Test
    void failurePassesItBy() {
        IOException failure = new IOException("broken");

        TaskRef<Object> next = TaskRef.failed(failure).then(value -> {
            recorder.add("called");
            return value;
        });

        assertThatThrownBy(next::result).isSameAs(failure);
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void failureOfAContinuationIsTheNextOnesFailure() {
        IOException failure = new IOException("broken");

        TaskRef<Object> next = TaskRef.of("value").then(value -> {
            throw failure;
        });

        assertThatThrownBy(next::result).isSameAs(failure);
    }

    @Test
    void cancelledSourceCancelsTheNext() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> next = promise.then(value -> value);

        promise.cancel();

        assertThatThrownBy(next::result).isInstanceOf(CancellationException.class);
        assertThat(next.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void cancelledNextLeavesTheSourceAloneAndIsNotCalled() throws Exception {
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> next = promise.then(value -> {
            recorder.add("called");
            return value;
        });

        next.cancel();
        promise.complete("value");
        promise.then(value -> value).result();

        assertThat(promise.result()).isEqualTo("value");
        assertThat(next.isCancelled()).isTrue();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void thenTaskSeesTheFailure() {
        TaskRef<String> failed = TaskRef.failed(new IOException("broken"));

        TaskRef<String> next = failed.thenTask(ref -> {
            assertThat(ref.status()).isEqualTo(TaskRef.Status.FAILED);
            return TaskRef.of("repaired");
        });

        assertThat(next.result()).isEqualTo("repaired");
    }

    @Test
    void thenTaskWaitsForTheStageOfTheContinuation() {
        CompletableFuture<String> inner = new CompletableFuture<>();
        TaskRef<String> next = TaskRef.of("value").thenTask(ref -> inner);

        inner.complete(("inner"));

        assertThat(next.result()).isEqualTo("inner");
    }

    @Test
    void thenTaskWithoutAStageFails() {
        TaskRef<String> next = TaskRef.of("value").thenTask(ref -> null);

        assertThatThrownBy(next::result)
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("null");
    }
}
