package dev.tutti.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.Client;
import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WAR that runs on Open Liberty, with nothing changed. */
@RunAsClient
class QuickstartTest {

    private static final String RUNNING = "api/ticks/running";

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> quickstart() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.quickstart")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void exampleGivesWhatIsExpected(int number) throws Exception {
        assertThat(Client.nobody(base).get("api/examples/E" + number))
                .contains("\"id\":\"E" + number + "\"", "\"ok\":true");
    }

    @Test
    void pageIsThere() throws Exception {
        assertThat(Client.nobody(base).get("")).contains("<html");
    }

    @Test
    void streamStopsWhenItsClientGoes() throws Exception {
        Client client = Client.nobody(base);
        try (InputStream stream = base.toURI().resolve("api/ticks").toURL().openStream()) {
            assertThat(stream.read()).isNotNegative();
            assertThat(client.get(RUNNING)).contains("1");
        }

        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!client.get(RUNNING).contains("0")) { // the server notices when it writes
            assertThat(System.nanoTime())
                    .as("the stream still runs after a minute")
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Test
    void refusalHasTheStatusOfItsMapper() throws Exception {
        var response = Client.nobody(base).response("api/examples/E17");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no example E17");
    }
}
