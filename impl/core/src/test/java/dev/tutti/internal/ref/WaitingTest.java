package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskInterruptedException;
import dev.tutti.TaskRef;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitingTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void throwsTheOriginalCheckedException() {
        IOException failure = new IOException("broken");
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> {
            throw failure;
        });

        Throwable result = catchThrowable(ref::result);
        Throwable timed = catchThrowable(() -> ref.result(Duration.ofSeconds(60)));
        Throwable got = catchThrowable(ref::get);
        Throwable joined = catchThrowable(ref::join);

        assertThat(result).isSameAs(failure);
        assertThat(timed).isSameAs(failure);
        assertThat(got).isInstanceOf(ExecutionException.class).hasCause(failure);
        assertThat(joined).isInstanceOf(CompletionException.class).hasCause(failure);
    }

    @Test
    void throwsTheErrorOfABody() {
        Error failure = new StackOverflowError("too deep");
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> {
            throw failure;
        });

        assertThatThrownBy(ref::result).isSameAs(failure);
    }

    @Test
    void throwsTheOriginalExceptionBehindStagesOfStages() {
        IOException failure = new IOException("broken");
        TaskRef.Promise<String> promise = TaskRef.promise();
        TaskRef<String> ref = tutti.call(
                tutti.engine().workers(), () -> promise.thenApply(x -> x).thenApply(x -> x));

        promise.fail(failure);

        assertThatThrownBy(ref::result).isSameAs(failure);
    }

    @Test
    void cancelledTaskThrowsCancellation() {
        TaskRef.Promise<String> promise = TaskRef.promise();

        promise.cancel();

        assertThatThrownBy(promise::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void timeoutLeavesTheTaskGoing() throws Exception {
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> {
            barrier.pass();
            return "value";
        });
        barrier.awaitArrivals(1);

        Throwable early = catchThrowable(() -> ref.result(Duration.ofMillis(1)));
        TaskRef.Status then = ref.status();
        barrier.open();

        assertThat(early).isInstanceOf(TaskTimeoutException.class).hasMessageContainingAll("Test.body", "PT0.001S");
        assertThat(then).isEqualTo(TaskRef.Status.RUNNING);
        assertThat(ref.result()).isEqualTo("value");
    }

    @Test
    void veryLongTimeoutIsALongWait() {
        Ref<String> ref = tutti.call(tutti.engine().workers(), () -> "value");

        String value = ref.result(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(value).isEqualTo("value");
    }

    @Test
    void interruptedWaiterGetsItsStatusBackAndTheTaskGoesOn() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(promise::result);
        boolean status = Thread.interrupted();
        promise.complete("value");

        assertThat(thrown).isInstanceOf(TaskInterruptedException.class);
        assertThat(status).isTrue();
        assertThat(promise.result()).isEqualTo("value");
    }

    @Test
    void isAllowedOnAWorker() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        Ref<String> waits = tutti.call(tutti.engine().workers(), promise::result);

        promise.complete("value");

        assertThat(waits.result()).isEqualTo("value");
    }

    @Test
    void isAllowedAnywhereOnceTheValueIsThere() {
        TaskRef<String> done = TaskRef.of("value");

        Ref<String> onTheLoop = tutti.call(tutti.engine().loop(), done::result);
        Ref<String> inATurn = tutti.actor().turn(done::get);

        assertThat(onTheLoop.result()).isEqualTo("value");
        assertThat(inATurn.result()).isEqualTo("value");
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                wait("result()", TaskRef::result),
                wait("result(Duration)", ref -> ref.result(Duration.ofSeconds(1))),
                wait("get()", TaskRef::get),
                wait("get(long, TimeUnit)", ref -> ref.get(1, TimeUnit.SECONDS)),
                wait("join()", ref -> ref.toCompletableFuture().join()));
    }

    private static Arguments wait(String method, Wait wait) {
        return arguments(method, wait);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void isRefusedOnTheLoop(String method, Wait wait) {
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<Object> ref = tutti.call(tutti.engine().loop(), () -> wait.on(promise));

        assertThatThrownBy(ref::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageStartingWith(method)
                .hasMessageContainingAll(promise.toString(), "tutti-loop", "Test.body", "then(...)");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void isRefusedInATurn(String method, Wait wait) {
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<Object> ref = tutti.actor().turn(() -> wait.on(promise));

        assertThatThrownBy(ref::result)
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageStartingWith(method)
                .hasMessageContainingAll(promise.toString(), "actor Test", "Test.turn", "then(...)");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void isRefusedInAContinuationThatCameHome(String method, Wait wait) throws Exception {
        TaskRef.Promise<String> attached = TaskRef.promise();
        TaskRef.Promise<String> awaited = TaskRef.promise();
        Ref<Object> continued = tutti.call(
                tutti.engine().loop(),
                () -> attached.handle((value, failure) -> catchThrowable(() -> wait.on(awaited))));

        attached.complete("now");

        assertThat(continued.result()).isInstanceOf(BlockingNotAllowedException.class);
    }

    @FunctionalInterface
    interface Wait {
        Object on(TaskRef<String> ref) throws Exception;
    }
}
