package dev.tutti.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.Archives;
import dev.tutti.it.deployment.Client;
import dev.tutti.it.liberty.app.BasketServlet;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** What Open Liberty's own context propagation carries beyond what every server has. */
@RunAsClient
class SessionsTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("sessions").addPackage(BasketServlet.class.getPackage());
    }

    @Test
    void beansOfTheSessionThatTheCallerUsedArriveWithThoseOfTheRequest() throws Exception {
        String seen = Client.nobody(base).get("basket/of-the-session");

        assertThat(seen).isEqualTo("apples, mine");
    }

    @Test
    void contextsThatATaskCarriesByOtherMeansHoldWithinIt() throws Exception {
        String seen = Client.nobody(base).get("basket/by-another-carrier");

        assertThat(seen).isEqualTo("mine, mine");
    }
}
