package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Blocking bodies make neither each other nor the server wait. */
@RunAsClient
class BlockingBodiesTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("blocking");
    }

    @Test
    void aHundredBlockAtOnceWhileTheServerAnswers() throws Exception {
        Client client = Client.nobody(base);

        client.post("api/blocking");
        assertThat(client.get("api/blocking/all-blocked")).isEqualTo("true");
        assertThat(client.get("api/quotes/uni/text")).isEqualTo("quote");
        client.post("api/blocking/release");

        assertThat(client.get("api/blocking")).isEqualTo("{released=100}");
    }
}
