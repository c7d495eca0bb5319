package dev.tutti.quickstart.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private final Reader reader = new Reader();

    @Test
    void oneWhoFallsBehindIsDroppedAfterWhatWasOnItsWay() {
        AssertSubscriber<ChatEvent> slow =
                reader.events(Runnable::run).subscribe().withSubscriber(new AssertSubscriber<>(1));
        int taken = 0;
        while (reader.offer(new ChatEvent.Readers(taken))) {
            taken++;
        }

        slow.request(Long.MAX_VALUE);

        List<ChatEvent> events = slow.assertCompleted().getItems();
        assertThat(events).hasSize(taken + 1);
        assertThat(events.get(taken))
                .isInstanceOfSatisfying(
                        ChatEvent.End.class, end -> assertThat(end.reason()).contains("too slowly"));
        assertThat(taken).isEqualTo(1 + Reader.ROOM);
    }

    @Test
    void oneWhoKeepsUpGetsEverything() {
        AssertSubscriber<ChatEvent> quick =
                reader.events(Runnable::run).subscribe().withSubscriber(new AssertSubscriber<>(Long.MAX_VALUE));

        for (int event = 0; event < 10 * Reader.ROOM; event++) {
            assertThat(reader.offer(new ChatEvent.Readers(event))).isTrue();
        }

        assertThat(quick.getItems()).hasSize(10 * Reader.ROOM);
    }
}
