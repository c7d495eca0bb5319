package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Call;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A continuation is part of the call that attached it, not of the one that completed the source. */
class OwnersOfContinuationsTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<TaskRef<?>> made = new Recorder<>();
    private final Recorder<Object> seen = new Recorder<>();
    private final Barrier attacher = new Barrier();
    private final Barrier stranger = new Barrier();
    private final TaskRef.Promise<Object> promise = TaskRef.promise();
    private final TaskRef.Promise<Object> never = TaskRef.promise();

    static Stream<Arguments> attachingsWithoutACallOfTheirOwn() {
        return Stream.of(
                Arguments.of("thenRun", attaching((ref, work) -> ref.thenRun(work))),
                Arguments.of(
                        "thenApply",
                        attaching((ref, work) -> ref.thenApply(value -> {
                            work.run();
                            return value;
                        }))),
                Arguments.of(
                        "whenComplete", attaching((ref, work) -> ref.whenComplete((value, failure) -> work.run()))),
                Arguments.of(
                        "uni", attaching((ref, work) -> ref.uni().subscribe().with(value -> work.run()))));
    }

    static Stream<Arguments> attachings() {
        return Stream.concat(
                attachingsWithoutACallOfTheirOwn(),
                Stream.of(Arguments.of(
                        "then",
                        attaching((ref, work) -> ref.then(value -> {
                            work.run();
                            return value;
                        })))));
    }

    private static BiConsumer<TaskRef<Object>, Runnable> attaching(BiConsumer<TaskRef<Object>, Runnable> attach) {
        return attach;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attachings")
    void taskMadeInAContinuationIsNotTheCompletersChild(String name, BiConsumer<TaskRef<Object>, Runnable> attach)
            throws Exception {
        attach.accept(promise, () -> made.add(tutti.tasks().submit(() -> never)));
        TaskRef<Object> completer = completing();
        TaskRef<?> mine = made.await(1).get(0);

        completer.cancel();

        never.complete("mine");
        assertThat(mine.result(BOUND)).isEqualTo("mine");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attachingsWithoutACallOfTheirOwn")
    void taskMadeInAContinuationIsTheAttachersChild(String name, BiConsumer<TaskRef<Object>, Runnable> attach)
            throws Exception {
        TaskRef<Object> owner = tutti.tasks().submit(() -> {
            attach.accept(promise, () -> made.add(tutti.tasks().submit(() -> never)));
            attacher.pass();
            return null;
        });
        attacher.awaitArrivals(1);
        completing();
        TaskRef<?> mine = made.await(1).get(0);

        owner.cancel();
        stranger.open();

        assertThatThrownBy(() -> mine.result(BOUND)).isInstanceOf(CancellationException.class);
    }

    private TaskRef<Object> completing() throws InterruptedException {
        TaskRef<Object> completer = tutti.tasks().submit(() -> {
            promise.complete(1);
            stranger.pass();
            return null;
        });
        stranger.awaitArrivals(1);
        return completer;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attachings")
    void mayWaitThoughATurnCompletesTheSource(String name, BiConsumer<TaskRef<Object>, Runnable> attach)
            throws Exception {
        TaskRef<Object> value = tutti.tasks().submit(() -> {
            stranger.pass();
            return "waited";
        });
        attach.accept(promise, () -> {
            try {
                seen.add(value.result(BOUND));
            } catch (Throwable e) {
                seen.add(e);
            }
        });

        tutti.actor().turn(() -> promise.complete(1));
        stranger.open();

        assertThat(seen.await(1)).containsExactly("waited");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attachings")
    void completersCallIsItsOwnAgainAfterwards(String name, BiConsumer<TaskRef<Object>, Runnable> attach) {
        attach.accept(promise, () -> seen.add("continued"));

        Ref<String> completer = tutti.call(tutti.engine().workers(), () -> {
            promise.complete(1);
            return Objects.requireNonNull(Call.current()).name();
        });

        assertThat(completer.result(BOUND)).isEqualTo("Test.body");
    }
}
