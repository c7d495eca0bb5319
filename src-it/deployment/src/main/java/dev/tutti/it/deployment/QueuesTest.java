package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that waits for a permit belongs to who made it, not to who frees the permit. */
@RunAsClient
class QueuesTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("queues");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "actor"})
    void queuedCallKeepsItsCallersContext(String kind) throws Exception {
        Client alice = Client.alice(base);
        Client bob = Client.bob(base);
        Client nobody = Client.nobody(base);

        alice.post("api/queues/" + kind + "/" + kind + "-first");
        bob.post("api/queues/" + kind + "/" + kind + "-second");
        nobody.post("api/queues/" + kind + "/" + kind + "-third");
        alice.post("api/queues/" + kind + "/release");

        assertThat(nobody.get("api/queues/" + kind + "-first")).isEqualTo("alice");
        assertThat(nobody.get("api/queues/" + kind + "-second")).isEqualTo("bob");
        assertThat(nobody.get("api/queues/" + kind + "-third")).isEqualTo("nobody");
    }

    @Test
    void principalsTakeTurnsHoweverManyCallsOfOneWait() throws Exception {
        Client alice = Client.alice(base);
        Client bob = Client.bob(base);

        for (String call : List.of("a1", "a2", "a3", "a4")) {
            alice.post("api/queues/fair/" + call);
        }
        bob.post("api/queues/fair/b1");
        alice.post("api/queues/fair/release");

        assertThat(alice.get("api/queues/a4")).isEqualTo("a1 a2 b1 a3 a4");
    }
}
