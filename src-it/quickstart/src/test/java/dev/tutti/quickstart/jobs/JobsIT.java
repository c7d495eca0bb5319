package dev.tutti.quickstart.jobs;

import static dev.tutti.quickstart.Json.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.EventStream;
import dev.tutti.quickstart.EventStream.Event;
import dev.tutti.quickstart.Quickstart;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quickstart.class)
class JobsIT {

    @Test
    void startedJobIsAcceptedAndHasAnAddress() throws Exception {
        HttpResponse<String> started = Quickstart.post("api/jobs?steps=1000&ms=10000");

        String id = field(started.body(), "id");
        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/api/jobs/" + id));
        HttpResponse<String> found = Quickstart.get("api/jobs/" + id);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(field(found.body(), "status")).isIn("QUEUED", "RUNNING");
        assertThat(field(found.body(), "done")).isEqualTo("0");
        assertThat(field(found.body(), "total")).isEqualTo("1000");
        assertThat(field(found.body(), "result")).isNull();
        assertThat(Quickstart.get("api/jobs").body()).contains(id);

        Quickstart.delete("api/jobs/" + id);
    }

    @Test
    void progressIsAStreamThatEndsWithTheJob() throws Exception {
        String id = start("steps=5&ms=100");

        List<Event> events;
        try (EventStream stream = Quickstart.listen("api/jobs/" + id + "/progress")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.type()).startsWith("text/event-stream");
            events = stream.rest();
        }

        assertThat(events).hasSizeGreaterThan(1);
        assertThat(events.subList(0, events.size() - 1)).extracting(Event::name).containsOnly("progress");
        assertThat(events)
                .map(event -> Integer.valueOf(field(event.data(), "done")))
                .isSorted();
        Event end = events.get(events.size() - 1);
        assertThat(end.name()).isEqualTo("end");
        assertThat(field(end.data(), "status")).isEqualTo("SUCCEEDED");
        assertThat(field(end.data(), "done")).isEqualTo("5");
        assertThat(field(end.data(), "result")).isEqualTo("All 5 steps are done.");
        assertThat(Quickstart.get("api/jobs/" + id).body()).isEqualTo(end.data());
    }

    @Test
    void progressOfAJobThatHasEndedIsItsEnd() throws Exception {
        String id = start("steps=1&ms=0");
        end(id);

        try (EventStream again = Quickstart.listen("api/jobs/" + id + "/progress")) {
            assertThat(again.rest()).extracting(Event::name).containsExactly("end");
        }
    }

    @Test
    void failedJobTellsItsFailure() throws Exception {
        String id = start("steps=3&ms=0&fail-at=2");

        String end = end(id);

        assertThat(field(end, "status")).isEqualTo("FAILED");
        assertThat(field(end, "failure")).isEqualTo("Step 2 failed, as the request wanted it to.");
        assertThat(field(end, "total")).isEqualTo("3");
        assertThat(field(end, "result")).isNull();
    }

    @Test
    void deletedJobIsCancelledAndItsStreamEnds() throws Exception {
        String id = start("steps=1000&ms=10000");
        try (EventStream stream = Quickstart.listen("api/jobs/" + id + "/progress")) {
            stream.next();

            HttpResponse<String> deleted = Quickstart.delete("api/jobs/" + id);

            assertThat(deleted.statusCode()).isEqualTo(200);
            assertThat(field(deleted.body(), "status")).isEqualTo("CANCELLED");
            List<Event> rest = stream.rest();
            assertThat(rest.get(rest.size() - 1).name()).isEqualTo("end");
            assertThat(field(rest.get(rest.size() - 1).data(), "status")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void jobThatHasEndedStaysAsItWasWhenItIsDeleted() throws Exception {
        String id = start("steps=1&ms=0");
        end(id);

        assertThat(field(Quickstart.delete("api/jobs/" + id).body(), "status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void watcherThatLeavesLeavesTheJobAlone() throws Exception {
        String id = start("steps=10&ms=100");
        try (EventStream stream = Quickstart.listen("api/jobs/" + id + "/progress")) {
            stream.next();
        }

        assertThat(field(end(id), "status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void unknownJobIsNotFound() throws Exception {
        assertThat(Quickstart.get("api/jobs/none").statusCode()).isEqualTo(404);
        assertThat(Quickstart.delete("api/jobs/none").statusCode()).isEqualTo(404);
        assertThat(field(Quickstart.get("api/jobs/none").body(), "error")).startsWith("There is no job none:");
        try (EventStream stream = Quickstart.listen("api/jobs/none/progress")) {
            assertThat(stream.status()).isEqualTo(404);
            assertThat(field(stream.text(), "error")).startsWith("There is no job none:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps=0", "steps=1001", "ms=-1", "ms=10001", "steps=many", "steps=3&fail-at=4"})
    void whatIsOutOfBoundsIsRefused(String query) throws Exception {
        HttpResponse<String> refused = Quickstart.post("api/jobs?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused.body(), "error")).contains("must be a whole number from");
    }

    private static String start(String query) throws Exception {
        return field(Quickstart.post("api/jobs?" + query).body(), "id");
    }

    /** Waits for the end of the job, and returns what is known of it then. */
    private static String end(String id) throws Exception {
        try (EventStream stream = Quickstart.listen("api/jobs/" + id + "/progress")) {
            List<Event> events = stream.rest();
            return events.get(events.size() - 1).data();
        }
    }
}
