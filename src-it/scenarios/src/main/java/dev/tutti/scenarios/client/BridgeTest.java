package dev.tutti.scenarios.client;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static dev.tutti.scenarios.tool.Waiting.opens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Async code called from blocking code. */
public class BridgeTest {

    @Inject
    Tasks tasks;

    @Inject
    Bridge bridge;

    private TaskRef<String> later() {
        return tasks.sleep(Duration.ofMillis(1)).then(nothing -> "there");
    }

    @Test
    void c8_runWorksFromAPlainThread() {
        String stage = tasks.run(this::later);
        String uni = tasks.runUni(() -> later().uni());

        assertThat(stage).isEqualTo("there");
        assertThat(uni).isEqualTo("there");
    }

    @Test
    void c8_runWorksFromATask() {
        TaskRef<String> task = tasks.submit(() -> tasks.run(this::later) + tasks.runUni(() -> later().uni()));

        assertThat(task.result(GUARD)).isEqualTo("therethere");
    }

    @Test
    void c8_runInAnActorsTurnSuspendsAVirtualThreadAndIsRefusedOnAPlatformThreadBeforeItsCodeRuns() {
        CountDownLatch ran = new CountDownLatch(1);

        TaskRef<String> crossed = bridge.cross(ran);

        if (Runtime.version().feature() >= 21) {
            assertThat(crossed.result(GUARD)).isEqualTo("crossed");
            return;
        }
        assertThatThrownBy(() -> crossed.result(GUARD))
                .isInstanceOf(BlockingNotAllowedException.class)
                .hasMessageContaining("run(Callable)")
                .hasMessageContaining("Bridge.cross")
                .hasMessageContaining("submitStage");
        assertThat(opens(ran)).isFalse();
    }

    @Test
    void c8_runThrowsTheOriginalException() {
        IOException failure = new IOException("broken");

        assertThatThrownBy(() -> tasks.run(() -> CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() -> tasks.runUni(() -> Uni.createFrom().failure(failure)))
                .isSameAs(failure);
    }
}
