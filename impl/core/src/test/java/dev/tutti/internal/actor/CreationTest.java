package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.gate.Capacity;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An actor's object is created in a turn, with all that holds there. */
class CreationTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<Object> recorder = new Recorder<>();
    private final Barrier turn = new Barrier();
    private final TaskRef.Promise<Object> promise = TaskRef.promise();

    @Test
    void mustNotWait() {
        Cell cell = cell(() -> {
            try {
                recorder.add(promise.result());
            } catch (BlockingNotAllowedException e) {
                recorder.add("refused");
            }
        });

        cell.call("first", "", state -> null).result(BOUND);

        assertThat(recorder.events()).containsExactly("refused");
    }

    static Stream<Arguments> attachings() {
        return Stream.of(
                Arguments.of("thenRun", attaching((ref, work) -> ref.thenRun(work))),
                Arguments.of(
                        "then",
                        attaching((ref, work) -> ref.then(value -> {
                            work.run();
                            return value;
                        }))),
                Arguments.of(
                        "uni", attaching((ref, work) -> ref.uni().subscribe().with(value -> work.run()))));
    }

    private static BiConsumer<TaskRef<Object>, Runnable> attaching(BiConsumer<TaskRef<Object>, Runnable> attach) {
        return attach;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attachings")
    void whatItAttachesComesHome(String name, BiConsumer<TaskRef<Object>, Runnable> attach) throws Exception {
        Cell cell = cell(() -> attach.accept(promise, () -> recorder.add("continued at " + Engine.here())));
        cell.call("holds the actor", "", state -> {
            boolean interrupted = turn.passStubbornly();
            recorder.add("turn has ended");
            return interrupted;
        });
        turn.awaitArrivals(1);

        promise.complete(1);
        turn.open();

        assertThat(recorder.await(2)).containsExactly("turn has ended", "continued at actor Test");
    }

    private Cell cell(Runnable constructor) {
        Function<Receiver, Life> life = Life.of(
                () -> {
                    constructor.run();
                    return new Object();
                },
                state -> {});
        return TestActor.cell(tutti.engine(), "Test", life, Capacity.of(10, 10));
    }
}
