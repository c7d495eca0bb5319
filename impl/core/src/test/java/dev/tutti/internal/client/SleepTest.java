package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    @ParameterizedTest
    @ValueSource(longs = {10, 0, -1, Long.MIN_VALUE})
    void completesAfterTheTimeIfThereIsAny(long seconds) {
        TaskRef<Void> nap = tutti.tasks().sleep(seconds > 0 ? Duration.ofMillis(seconds) : Duration.ofSeconds(seconds));

        assertThat(nap.result()).isNull();
    }

    @Test
    void tenThousandTakeNoThread() {
        int before = tutti.threads().size();

        List<TaskRef<Void>> naps = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            naps.add(tutti.tasks().sleep(Duration.ofDays(1)));
        }

        assertThat(tutti.threads()).hasSize(before);
        assertThat(naps).noneMatch(TaskRef::isDone);
    }

    @Test
    void continuesOnAWorker() {
        TaskRef<String> where = tutti.tasks()
                .sleep(Duration.ofMillis(1))
                .then(nothing -> Thread.currentThread().getName());

        assertThat(where.result()).startsWith("tutti-worker");
    }

    @Test
    void cancelledOneEndsAtOnce() {
        TaskRef<Void> nap = tutti.tasks().sleep(Duration.ofDays(1));

        nap.cancel();

        assertThatThrownBy(nap::result).isInstanceOf(CancellationException.class);
    }

    @Test
    void bearsATimeWithoutEnd() {
        TaskRef<Void> nap = tutti.tasks().sleep(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(nap.isDone()).isFalse();
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> tutti.tasks().sleep(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("time");
    }
}
