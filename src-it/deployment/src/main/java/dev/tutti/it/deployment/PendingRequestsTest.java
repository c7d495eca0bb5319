package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Requests that wait for a future hold no thread of the server. */
@RunAsClient
class PendingRequestsTest {

    private static final int REQUESTS = 200;

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("pending");
    }

    @Test
    void pendingRequestsLeaveTheServerAnswering() throws Exception {
        Client client = Client.nobody(base);
        int before = Integer.parseInt(client.get("api/quotes/threads"));

        List<CompletableFuture<String>> pending = Stream.generate(() -> client.getAsync("api/quotes/opening"))
                .limit(REQUESTS)
                .toList();
        assertThat(client.get("api/quotes/opening/all-pending")).isEqualTo("true");
        assertThat(client.get("api/quotes/uni/text")).isEqualTo("quote");
        assertThat(Integer.parseInt(client.get("api/quotes/threads")) - before).isLessThan(REQUESTS);
        assertThat(pending).noneMatch(CompletableFuture::isDone);
        client.post("api/quotes/opening");

        assertThat(pending).extracting(CompletableFuture::join).containsOnly("open");
    }
}
