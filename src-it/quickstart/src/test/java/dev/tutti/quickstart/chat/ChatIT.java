package dev.tutti.quickstart.chat;

import static dev.tutti.quickstart.Json.field;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.Await;
import dev.tutti.quickstart.EventStream;
import dev.tutti.quickstart.EventStream.Event;
import dev.tutti.quickstart.Quickstart;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quickstart.class)
class ChatIT {

    @Test
    void allReadersSeeTheSameLinesInTheSameOrder() throws Exception {
        try (EventStream one = join("order", 1);
                EventStream two = join("order", 2)) {
            List<CompletableFuture<HttpResponse<String>>> said = IntStream.range(0, 40)
                    .mapToObj(number -> Quickstart.postFormAsync("api/chat/order", form("Ann", "line " + number)))
                    .toList();

            List<String> seen = lines(one, 40);

            assertThat(lines(two, 40)).isEqualTo(seen);
            assertThat(seen).extracting(line -> field(line, "number")).isEqualTo(numbers(1, 40));
            for (CompletableFuture<HttpResponse<String>> line : said) {
                assertThat(seen).contains(line.get().body());
            }
        }
    }

    @Test
    void whoJoinsGetsTheLastFiftyLinesAndThenTheNewOnes() throws Exception {
        for (int line = 1; line <= 60; line++) {
            say("history", "Ann", "line " + line);
        }

        try (EventStream late = join("history", 1)) {
            assertThat(join)
                    .extracting(line -> field(line, "text"))
                    .startsWith("line 11")
                    .endsWith("line 60")
                    .hasSize(50);
            say("history", "Ann", "line 61");
            assertThat(lines(late, 1)).extracting(line -> field(line, "text")).containsExactly("line 61");
        }
    }

    @Test
    void readerWhoLeavesIsNoLongerCounted() throws Exception {
        try (EventStream stays = join("leaving", 1)) {
            EventStream leaves = join("leaving", 2);
            assertThat(field(view("leaving"), "readers")).isEqualTo("2");

            leaves.close();

            Await.until(stays::next, event -> event.orElseThrow().data().equals("{\"readers\":1}"));
            assertThat(field(view("leaving"), "readers")).isEqualTo("1");
        }
        Await.until(() -> view("leaving"), view -> field(view, "readers").equals("0"));
    }

    @Test
    void roomsAreSeparate() throws Exception {
        try (EventStream here = join("here", 1);
                EventStream there = join("there", 1)) {
            say("here", "Ann", "in here");
            say("there", "Bob", "over there");

            assertThat(lines(here, 1)).extracting(line -> field(line, "text")).containsExactly("in here");
            assertThat(lines(there, 1)).extracting(line -> field(line, "text")).containsExactly("over there");
        }
    }

    @Test
    void whatIsSaidArrivesAsItIs() throws Exception {
        String text = "<b>Grüße</b> & 100 % 😀 +";

        HttpResponse<String> said = say("text", "Zoë", "  " + text + "\n");

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(field(said.body(), "name")).isEqualTo("Zoë");
        assertThat(field(said.body(), "text")).isEqualTo(text);
    }

    @Test
    void readerWhoDoesNotReadIsDroppedAndHoldsUpNobody() throws Exception {
        String text = "語".repeat(1000);
        try (EventStream reads = join("slow", 1);
                SilentClient silent = SilentClient.get("api/chat/slow/lines")) {
            Await.until(() -> view("slow"), view -> field(view, "readers").equals("2"));

            int said = 0;
            while (field(view("slow"), "readers").equals("2")) {
                assertThat(said).as("lines said, each of 3000 bytes").isLessThan(10_000);
                assertThat(say("slow", "Ann", text).statusCode()).isEqualTo(200);
                assertThat(field(lines(reads, 1).get(0), "number")).isEqualTo(String.valueOf(++said));
            }

            assertThat(silent.rest()).contains("event: end").contains("You read too slowly");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name=Ann&text=,text is missing or blank",
        "name=Ann&text=%20%09%0A,text is missing or blank",
        "name=Ann,text is missing or blank",
        "text=Hello,name is missing or blank",
        "name=%20&text=Hello,name is missing or blank",
        "name=A%0AB&text=Hello,name must be on one line"
    })
    void whatIsBlankIsRefused(String form, String error) throws Exception {
        HttpResponse<String> refused = Quickstart.postForm("api/chat/refusing", form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused.body(), "error")).contains(error);
        assertThat(Quickstart.get("api/chat/refusing").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        assertThat(say("long", "Ann", "😀".repeat(1000)).statusCode()).isEqualTo(200);
        assertThat(field(say("long", "Ann", "x".repeat(1001)).body(), "error"))
                .isEqualTo("text may have up to 1000 characters, and has 1001.");
        assertThat(field(say("long", "x".repeat(41), "Hello").body(), "error"))
                .isEqualTo("name may have up to 40 characters, and has 41.");
        HttpResponse<String> huge = say("long", "Ann", "x".repeat(100_000));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(field(huge.body(), "error")).contains("may have up to 32768 bytes");
        assertThat(field(view("long"), "lines")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "with.dot", "b%C3%BCro", "123456789012345678901234567890123"})
    void roomOfAnotherNameIsRefused(String room) throws Exception {
        HttpResponse<String> refused = say(room, "Ann", "Hello");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused.body(), "error")).startsWith("The name of a room is 1 to 32 of a-z, 0-9 and -");
    }

    private final List<String> join = new ArrayList<>(); // the lines that the last who joined got

    /** Joins as the reader of that number, and reads what was said before. */
    private EventStream join(String room, int number) throws Exception {
        EventStream stream = Quickstart.listen("api/chat/" + room + "/lines");
        assertThat(stream.type()).startsWith("text/event-stream");
        join.clear();
        Event event = stream.next().orElseThrow();
        for (; event.name().equals("line"); event = stream.next().orElseThrow()) {
            join.add(event.data());
        }
        assertThat(event.data()).isEqualTo("{\"readers\":" + number + "}");
        return stream;
    }

    private static List<String> lines(EventStream stream, int many) throws Exception {
        List<String> lines = new ArrayList<>();
        while (lines.size() < many) {
            Event event = stream.next().orElseThrow();
            if (event.name().equals("line")) {
                lines.add(event.data());
            }
        }
        return lines;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    private static String view(String room) throws Exception {
        return Quickstart.get("api/chat/" + room).body();
    }

    private static HttpResponse<String> say(String room, String name, String text) throws Exception {
        return Quickstart.postForm("api/chat/" + room, form(name, text));
    }

    private static String form(String name, String text) {
        return "name=" + URLEncoder.encode(name, UTF_8) + "&text=" + URLEncoder.encode(text, UTF_8);
    }
}
