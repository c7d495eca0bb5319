package dev.tutti.it.deployment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Every kind of component calls remote methods and actors, and is the principal that they see. */
@RunAsClient
class CallersTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("callers");
    }

    @Test
    void servlet() throws Exception {
        assertThat(Client.alice(base).get("servlet")).isEqualTo("caller=alice remote=alice actor=alice");
    }

    @Test
    void resource() throws Exception {
        assertThat(Client.alice(base).get("api/callers/resource")).isEqualTo("caller=alice remote=alice actor=alice");
    }

    @Test
    void sessionBean() throws Exception {
        assertThat(Client.alice(base).get("api/callers/ejb")).isEqualTo("caller=alice remote=alice actor=alice");
    }

    @Test
    void timer() throws Exception {
        assertThat(Client.alice(base).get("api/callers/timer")).isEqualTo("caller=nobody remote=nobody actor=nobody");
    }

    /** As whom a server calls an endpoint is its own affair. */
    @Test
    void webSocketEndpoint() throws Exception {
        assertThat(Client.alice(base).ask("socket", "call").get(30, SECONDS))
                .matches("caller=(\\w+) remote=\\1 actor=\\1");
    }

    @Test
    void componentsHaveTheSameActorOfANameInjected() throws Exception {
        Client client = Client.nobody(base);

        assertThat(client.get("desk")).isEqualTo("1/1");
        assertThat(client.get("api/desk")).isEqualTo("2/2");
    }
}
