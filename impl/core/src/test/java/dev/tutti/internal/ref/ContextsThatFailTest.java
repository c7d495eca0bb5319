package dev.tutti.internal.ref;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Recorder;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.actor.Cell;
import dev.tutti.internal.actor.Life;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.spi.ContextCarrier;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contexts that can no longer be applied fail who needs them, and nobody else. */
class ContextsThatFailTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Request request = new Request();
    private final Engine engine = new Engine(daemons(), daemons(), request, new Futures());
    private final Cell cell = TestActor.cell(engine, "Test", Life.of(Object::new, state -> {}), Capacity.of(1, 10));
    private final Recorder<Object> recorder = new Recorder<>();
    private final TaskRef.Promise<String> promise = TaskRef.promise();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void actorTakesItsNextTurn() throws Exception {
        cell.call("attaches", "", state -> {
                    promise.uni().subscribe().with(value -> {});
                    promise.thenAccept(value -> {});
                    promise.then(value -> value);
                    return null;
                })
                .result(BOUND);
        request.ended = true;
        promise.complete("value");
        request.awaitRefusals(3);
        request.ended = false;

        assertThat(cell.call("next", "", state -> "next").result(BOUND)).isEqualTo("next");
    }

    @Test
    void subscriberIsToldOfTheFailure() {
        promise.uni().subscribe().with(recorder::add, failure -> recorder.add(failure.getMessage()));
        request.ended = true;

        promise.complete("value");

        assertThat(recorder.events()).containsExactly("The request has ended");
    }

    @Test
    void subscriberInAnActorIsToldOfTheFailure() throws Exception {
        cell.call(
                        "subscribes",
                        "",
                        state -> promise.uni()
                                .subscribe()
                                .with(recorder::add, failure -> recorder.add(failure.getMessage())))
                .result(BOUND);
        request.ended = true;

        promise.complete("value");

        request.awaitRefusals(1);
        request.ended = false;
        cell.call("next", "", state -> null).result(BOUND); // after it
        assertThat(recorder.events()).containsExactly("The request has ended");
    }

    private static ThreadFactory daemons() {
        return work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The context of a request, which ends some time. */
    private static final class Request implements ContextCarrier {

        private final Recorder<Object> refusals = new Recorder<>();
        private volatile boolean ended;

        void awaitRefusals(int count) throws InterruptedException {
            refusals.await(count);
        }

        @Override
        public Executor capture() {
            return work -> {
                if (ended) {
                    refusals.add("refused");
                    throw new IllegalStateException("The request has ended");
                }
                work.run();
            };
        }

        @Override
        public Executor captureDetached() {
            return Runnable::run;
        }
    }
}
