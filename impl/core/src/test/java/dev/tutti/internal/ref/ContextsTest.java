package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.Caller;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.Recorder;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextsTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Recorder<String> callers = new Recorder<>();
    private final Barrier barrier = new Barrier();

    @Test
    void bodyRunsWithItsCallersContexts() throws Exception {
        Ref<String> ref = Caller.as("alice", () -> tutti.call(tutti.engine().workers(), Caller::name));

        assertThat(ref.result()).isEqualTo("alice");
    }

    @Test
    void workerKeepsNoContextsForTheNextTask() throws Exception {
        Caller.as("alice", () -> tutti.call(tutti.engine().loop(), Caller::name))
                .result();

        tutti.engine().loop().execute(new Step(() -> callers.add(Caller.name()), why -> {}));

        assertThat(callers.await(1)).containsExactly("nobody");
    }

    @Test
    void taskThatNobodyWaitsForRunsDetached() throws Exception {
        Ref<Object> ref = Caller.as("alice", () -> tutti.tell(tutti.engine().workers(), Caller::name));

        assertThat(ref.result()).isEqualTo("alice, detached");
    }

    static Stream<Arguments> continuations() {
        return Stream.of(
                continuation(
                        "thenApply",
                        (ref, run) -> ref.thenApply(value -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "thenApplyAsync",
                        (ref, run) -> ref.thenApplyAsync(value -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "thenApplyAsync on an executor",
                        (ref, run) -> ref.thenApplyAsync(
                                value -> {
                                    run.run();
                                    return value;
                                },
                                Runnable::run)),
                continuation("thenAccept", (ref, run) -> ref.thenAccept(value -> run.run())),
                continuation("thenRun", TaskRef::thenRun),
                continuation(
                        "thenCompose",
                        (ref, run) -> ref.thenCompose(value -> {
                            run.run();
                            return CompletableFuture.completedFuture(value);
                        })),
                continuation("thenAcceptBoth", (ref, run) -> ref.thenAcceptBoth(TaskRef.of(1), (a, b) -> run.run())),
                continuation("runAfterBoth", (ref, run) -> ref.runAfterBoth(TaskRef.of(1), run)),
                continuation("acceptEither", (ref, run) -> ref.acceptEither(new CompletableFuture<>(), v -> run.run())),
                continuation("runAfterEither", (ref, run) -> ref.runAfterEither(new CompletableFuture<>(), run)),
                continuation("whenComplete", (ref, run) -> ref.whenComplete((value, failure) -> run.run())),
                continuation(
                        "handle",
                        (ref, run) -> ref.handle((value, failure) -> {
                            run.run();
                            return value;
                        })),
                continuation(
                        "a later stage",
                        (ref, run) -> ref.thenApply(value -> value)
                                .thenApply(value -> value)
                                .thenRun(run)),
                continuation("uni", (ref, run) -> ref.uni().subscribe().with(value -> run.run())));
    }

    private static Arguments continuation(String name, BiConsumer<TaskRef<String>, Runnable> attach) {
        return arguments(name, attach);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuations")
    void continuationRunsWithTheContextsOfTheReferenceThoughAStrangerCompletesIt(
            String name, BiConsumer<TaskRef<String>, Runnable> attach) throws Exception {
        TaskRef.Promise<String> promise = Caller.as("alice", TaskRef::promise);
        attach.accept(promise, () -> callers.add(Caller.name()));

        Caller.as("mallory", () -> promise.complete("value"));

        assertThat(callers.await(1)).containsExactly("alice");
    }

    @Test
    void continuationRunsWithItsCallersContextsThoughAStrangerCancels() throws Exception {
        Ref<Object> ref = Caller.as(
                "alice",
                () -> tutti.call(tutti.engine().workers(), () -> {
                    barrier.pass();
                    return null;
                }));
        ref.whenComplete((value, failure) -> callers.add(Caller.name()));
        ref.exceptionally(failure -> {
            callers.add(Caller.name());
            return null;
        });
        ref.uni().subscribe().with(value -> {}, failure -> callers.add(Caller.name()));
        ref.owned().subscribe().with(value -> {}, failure -> callers.add(Caller.name()));

        Caller.as("mallory", () -> ref.cancel());

        assertThat(callers.await(4)).containsOnly("alice");
    }

    @Test
    void thenRunsWithTheContextsOfThePlaceWhereItIsAttached() throws Exception {
        TaskRef.Promise<String> promise = Caller.as("alice", TaskRef::promise);
        TaskRef<String> then = Caller.as("bob", () -> promise.then(value -> Caller.name()));
        TaskRef<String> thenTask = Caller.as("bob", () -> promise.thenTask(ref -> TaskRef.of(Caller.name())));

        Caller.as("mallory", () -> promise.complete("value"));

        assertThat(then.result()).isEqualTo("bob");
        assertThat(thenTask.result()).isEqualTo("bob");
    }

    @Test
    void threadThatCompletesHasItsOwnContextsBackAfterwards() throws Exception {
        TaskRef.Promise<String> promise = Caller.as("alice", TaskRef::promise);
        promise.thenRun(() -> callers.add(Caller.name()));

        String afterwards = Caller.as("mallory", () -> {
            promise.complete("value");
            return Caller.name();
        });

        assertThat(afterwards).isEqualTo("mallory");
        assertThat(callers.events()).containsExactly("alice");
    }
}
