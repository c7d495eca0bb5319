package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsyncEvent;
import dev.tutti.TaskRef;
import dev.tutti.TaskRef.Status;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private AsyncEvent event;

    @BeforeEach
    void makeEvent() {
        event = new Coordinator(tutti.engine()).event();
    }

    @Test
    void allWhoWaitGoOnWhenItIsSet() {
        List<TaskRef<Void>> waits = Stream.generate(event::await).limit(100_000).toList();

        event.set();
        event.set();

        assertThat(waits).allMatch(wait -> wait.status() == Status.SUCCEEDED);
        assertThat(event.isSet()).isTrue();
    }

    @Test
    void nobodyWaitsWhileItIsSet() {
        event.set();

        assertThat(event.await().result(BOUND)).isNull();
        assertThat(event.await(Duration.ZERO).result(BOUND)).isNull();
    }

    @Test
    void whoComesAfterItWasClearedWaits() {
        TaskRef<Void> before = event.await();
        event.set();
        event.clear();

        TaskRef<Void> after = event.await();

        assertThat(event.isSet()).isFalse();
        assertThat(before.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(after.status()).isEqualTo(Status.WAITING);
    }

    @Test
    void continuationThatWaitsForAnotherHoldsUpNobody() {
        TaskRef<Void> first = event.await();
        TaskRef<Void> second = event.await();
        var blocked = first.thenRun(() -> second.result(BOUND));

        event.set();

        assertThat(blocked.toCompletableFuture().join()).isNull();
    }

    @Test
    void waitWhoseTimeIsOverFails() {
        TaskRef<Void> wait = event.await(Duration.ofMillis(1));

        assertThatThrownBy(() -> wait.result(BOUND))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessage("await() of unnamed event waited for PT0.001S in vain: nobody has set it;"
                        + " see that whoever should does, or wait longer");
    }

    @Test
    void waitersFailWhenTheEngineCloses() {
        TaskRef<Void> wait = event.await();

        tutti.engine().close();

        assertThatThrownBy(() -> wait.result(BOUND)).isInstanceOf(RejectedExecutionException.class);
    }
}
