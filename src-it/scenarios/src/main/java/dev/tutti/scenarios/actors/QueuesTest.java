package dev.tutti.scenarios.actors;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actors;
import dev.tutti.Fairness;
import dev.tutti.Overflow;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.Routing;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Recorder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where calls of an actor wait, and whose turn it is. */
public class QueuesTest {

    @Inject
    Actors actors;

    @Inject
    Tasks tasks;

    private final Recorder<String> record = new Recorder<>();
    private final TaskRef.Promise<Object> signal = TaskRef.promise();

    @Test
    void callsBeyondThePendingLimitWaitInASecondQueueUntilThatIsFullToo() {
        Desk desk = actors.of(Desk.class).create();

        List<TaskRef<Void>> calls = serve(desk, "a", 6); // one is served, two wait, three wait behind them
        TaskRef<Void> seventh = desk.serve("a", 7, signal, record);

        assertThatThrownBy(() -> seventh.result(GUARD))
                .isExactlyInstanceOf(PendingLimitExceededException.class)
                .hasMessageContaining("Desk")
                .hasMessageContaining("maxOverflow");
        signal.complete(true);
        tasks.gather(calls).result(GUARD);
        assertThat(record.events()).containsExactly("a1", "a2", "a3", "a4", "a5", "a6");
    }

    @Test
    void keysTakeTurnsHoweverManyCallsOfOneWait() {
        Desk desk = actors.of(Desk.class).maxPending(100).create();

        List<TaskRef<Void>> many = serve(desk, "a", 5);
        List<TaskRef<Void>> few = serve(desk, "b", 2);
        signal.complete(true);
        tasks.gather(many).result(GUARD);
        tasks.gather(few).result(GUARD);

        assertThat(record.events()).containsExactly("a1", "a2", "b1", "a3", "b2", "a4", "a5");
    }

    @Test
    void withoutFairnessTheyGoAsTheyCame() {
        Desk desk = actors.of(Desk.class)
                .maxPending(100)
                .overflow(Overflow.REJECT)
                .fairness(Fairness.BY_ARRIVAL)
                .create();

        List<TaskRef<Void>> many = serve(desk, "a", 5);
        List<TaskRef<Void>> few = serve(desk, "b", 2);
        signal.complete(true);
        tasks.gather(many).result(GUARD);
        tasks.gather(few).result(GUARD);

        assertThat(record.events()).containsExactly("a1", "a2", "a3", "a4", "a5", "b1", "b2");
    }

    @Test
    void callsOfATaskOfHigherPriorityGoBeforeThoseThatWait() {
        Desk desk = actors.of(Desk.class)
                .maxPending(100)
                .fairness(Fairness.BY_ARRIVAL)
                .create();

        List<TaskRef<Void>> many = serve(desk, "a", 3);
        tasks.withOptions(options -> options.priority(1000))
                .submit(() -> List.of(desk.serve("urgent", 1, signal, record)))
                .result(GUARD);
        signal.complete(true);
        tasks.gather(many).result(GUARD);

        assertThat(record.events()).containsExactly("a1", "urgent1", "a2", "a3");
    }

    @Test
    void aKeyThatCannotBeWorkedOutFailsItsCallAlone() {
        Desk desk = actors.of(Desk.class).create();
        Desk pool = actors.of(Desk.class).instances(2).routing(Routing.BY_KEY).create();
        signal.complete(true);

        for (Desk each : List.of(desk, pool)) {
            TaskRef<Void> call = each.serve("", 1, signal, record);
            assertThatThrownBy(() -> call.result(GUARD))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no tenant in a call of serve")
                    .satisfies(failure -> assertThat(failure.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .anySatisfy(
                                    whence -> assertThat(whence).contains("ByTenant", "actors.Desk", "serve", "null")));
            each.serve("a", 1, signal, record).result(GUARD);
        }
    }

    @Test
    void anUnknownGroupIsRefused() {
        assertThatThrownBy(() -> actors.of(Archive.class).group("oi", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oi")
                .hasMessageContaining("[io]");
    }

    private List<TaskRef<Void>> serve(Desk desk, String tenant, int calls) {
        return IntStream.rangeClosed(1, calls)
                .mapToObj(number -> desk.serve(tenant, number, signal, record))
                .toList();
    }
}
