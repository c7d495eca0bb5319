package dev.tutti.quickstart.gateway;

import static dev.tutti.quickstart.Json.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.Await;
import dev.tutti.quickstart.EventStream;
import dev.tutti.quickstart.EventStream.Event;
import dev.tutti.quickstart.Quickstart;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quickstart.class)
class GatewayIT {

    @BeforeEach
    void holdTheService() throws Exception {
        Await.until(GatewayIT::gateway, now -> now.contains("\"waiting\":0") && now.contains("\"running\":0"));
        Await.until(GatewayIT::service, now -> now.contains("\"inside\":0"));
        Quickstart.delete("api/slow/peak");
        Quickstart.put("api/slow/hold");
    }

    @AfterEach
    void letGo() throws Exception {
        Quickstart.delete("api/slow/hold");
    }

    @Test
    void ofFiftyRequestsTenAreInTheServiceAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> requests = send(50);
        Await.until(GatewayIT::gateway, now -> now.contains("\"waiting\":40") && now.contains("\"running\":10"));
        Await.until(GatewayIT::service, now -> now.contains("\"inside\":10"));
        assertThat(requests).noneMatch(CompletableFuture::isDone);

        letGo();

        for (CompletableFuture<HttpResponse<String>> request : requests) {
            assertThat(request.get().statusCode()).isEqualTo(200);
            assertThat(field(request.get().body(), "sign")).isEqualTo("answer");
        }
        assertThat(field(service(), "peak")).isEqualTo("10");
    }

    @Test
    void callForWhichThereIsNoPlaceToWaitIsRefusedAndTheOthersAreAnswered() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> requests = send(110);
        Await.until(GatewayIT::gateway, now -> now.contains("\"waiting\":100") && now.contains("\"running\":10"));

        HttpResponse<String> refused = Quickstart.get("api/gateway/call?ms=0");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(field(refused.body(), "error")).contains("busy", "try again later");
        letGo();
        for (CompletableFuture<HttpResponse<String>> request : requests) {
            assertThat(request.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void burstTellsHowItsCallsStandUntilTheLastHasItsAnswer() throws Exception {
        try (EventStream burst = Quickstart.listen("api/gateway/burst?calls=50&ms=0")) {
            await(burst, "\"running\":10", "\"waiting\":40", "\"inside\":10");

            letGo();

            List<Event> rest = burst.rest();
            Event end = rest.get(rest.size() - 1);
            assertThat(end.name()).isEqualTo("end");
            assertThat(field(end.data(), "peak")).isEqualTo("10");
            assertThat(end.data()).contains("\"answered\":50,\"failed\":0,\"refused\":0");
        }
    }

    @Test
    void callsBeyondThoseThatMayWaitAreRefusedInABurstToo() throws Exception {
        try (EventStream burst = Quickstart.listen("api/gateway/burst?calls=113&ms=0")) {
            await(burst, "\"running\":10", "\"waiting\":100", "\"refused\":3");
        }
    }

    @Test
    void clientThatLeavesItsBurstFreesItsPlacesAndThoseInTheService() throws Exception {
        EventStream leaves = Quickstart.listen("api/gateway/burst?calls=50&ms=0");
        await(leaves, "\"running\":10", "\"waiting\":40", "\"inside\":10");
        CompletableFuture<HttpResponse<String>> behind = Quickstart.getAsync("api/gateway/call?ms=0");
        Await.until(GatewayIT::gateway, now -> now.contains("\"waiting\":41"));

        leaves.close();

        Await.until(GatewayIT::gateway, now -> now.contains("\"waiting\":0") && now.contains("\"running\":1"));
        Await.until(GatewayIT::service, now -> now.contains("\"inside\":1,")); // which is held as before
        letGo();
        assertThat(behind.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"call?ms=-1", "call?ms=10001", "call?ms=soon", "burst?calls=0", "burst?calls=201", "burst?ms=-1"
            })
    void whatIsOutOfBoundsIsRefused(String call) throws Exception {
        HttpResponse<String> refused = Quickstart.get("api/gateway/" + call);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused.body(), "error")).contains("must be a whole number from");
    }

    private static List<CompletableFuture<HttpResponse<String>>> send(int requests) {
        return Stream.generate(() -> Quickstart.getAsync("api/gateway/call?ms=0"))
                .limit(requests)
                .toList();
    }

    private static void await(EventStream burst, String... parts) throws Exception {
        Await.until(
                () -> burst.next().orElseThrow().data(),
                data -> Stream.of(parts).allMatch(data::contains));
    }

    private static String gateway() throws Exception {
        return Quickstart.get("api/gateway").body();
    }

    private static String service() throws Exception {
        return Quickstart.get("api/slow").body();
    }
}
