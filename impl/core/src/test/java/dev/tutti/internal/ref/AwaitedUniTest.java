package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where Mutiny's own waiting is refused. */
class AwaitedUniTest {

    private static final Duration GUARD = Duration.ofSeconds(60);

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    static Stream<Await> awaits() {
        return Stream.of(
                uni -> uni.await().indefinitely(),
                uni -> uni.await().atMost(GUARD),
                uni -> uni.await().asOptional().indefinitely(),
                uni -> uni.awaitUsing(io.smallrye.mutiny.Context.empty()).indefinitely());
    }

    @ParameterizedTest
    @MethodSource("awaits")
    void isRefusedOnTheLoop(Await await) {
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<Object> ref = tutti.call(tutti.engine().loop(), () -> await.of(promise.uni()));

        assertThatThrownBy(() -> ref.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageStartingWith("uni().await()")
                .hasMessageContainingAll(promise.toString(), "tutti-loop", "Test.body", "then(...)");
    }

    @ParameterizedTest
    @MethodSource("awaits")
    void isRefusedInTheTurnWhereItWasTaken(Await await) {
        TaskRef.Promise<String> promise = TaskRef.promise();

        Ref<Object> ref = tutti.actor().turn(() -> await.of(promise.uni()));

        assertThatThrownBy(() -> ref.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageStartingWith("uni().await()")
                .hasMessageContainingAll("promise", "actor Test", "Test.turn");
    }

    @Test
    void isRefusedThoughTheValueIsThereWhereItWouldComeToTheSamePlace() {
        TaskRef<String> done = TaskRef.of("value");

        Ref<String> onTheLoop =
                tutti.call(tutti.engine().loop(), () -> done.uni().await().indefinitely());
        Ref<String> inATurn = tutti.actor().turn(() -> done.uni().await().indefinitely());

        assertThatThrownBy(() -> onTheLoop.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("call result()");
        assertThatThrownBy(() -> inATurn.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("call result()");
    }

    @Test
    void isAllowedOnAWorkerAndAnywhereForAValueThatComesElsewhere() {
        TaskRef.Promise<String> promise = TaskRef.promise();
        Uni<String> uni = promise.uni();
        Ref<String> onAWorker =
                tutti.call(tutti.engine().workers(), () -> uni.await().indefinitely());

        promise.complete("value");
        Ref<String> onTheLoop =
                tutti.call(tutti.engine().loop(), () -> uni.await().indefinitely());

        assertThat(onAWorker.result(GUARD)).isEqualTo("value");
        assertThat(onTheLoop.result(GUARD)).isEqualTo("value");
    }

    @FunctionalInterface
    interface Await {
        Object of(Uni<String> uni);
    }
}
