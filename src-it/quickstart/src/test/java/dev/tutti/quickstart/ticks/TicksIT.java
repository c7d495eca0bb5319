package dev.tutti.quickstart.ticks;

import static dev.tutti.quickstart.Json.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.Await;
import dev.tutti.quickstart.EventStream;
import dev.tutti.quickstart.Quickstart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quickstart.class)
class TicksIT {

    @Test
    void clientThatLeavesStopsItsOwnStreamOnTheServer() throws Exception {
        EventStream stays = Quickstart.listen("api/ticks");
        EventStream leaves = Quickstart.listen("api/ticks");
        assertThat(stays.type()).startsWith("text/event-stream");
        int first = number(stays);
        number(leaves);
        assertThat(running()).isEqualTo(2);

        leaves.close();

        awaitRunning(1);
        assertThat(number(stays)).isGreaterThan(first);
        stays.close();
        awaitRunning(0);
    }

    private static int number(EventStream stream) throws Exception {
        return Integer.parseInt(field(stream.next().orElseThrow().data(), "number"));
    }

    private static int running() throws Exception {
        return Integer.parseInt(field(Quickstart.get("api/ticks/running").body(), "streams"));
    }

    /** The server notices a client's leaving when it writes. */
    private static void awaitRunning(int streams) throws Exception {
        Await.until(TicksIT::running, seen -> seen == streams);
    }
}
