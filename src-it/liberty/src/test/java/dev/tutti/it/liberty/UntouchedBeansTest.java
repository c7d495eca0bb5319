package dev.tutti.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.Archives;
import dev.tutti.it.deployment.Client;
import dev.tutti.it.deployment.app.Untouched;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Open Liberty carries those beans of a request scope that the caller used before the call, and no others. */
@RunAsClient
class UntouchedBeansTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("untouched");
    }

    @Test
    void requestScopedBeanThatTheCallerDidNotUseFailsTheTaskAndIsNamed() throws Exception {
        var response = Client.nobody(base).response("api/contexts/untouched/BODY_OF_UNI");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains(Untouched.class.getName());
    }
}
