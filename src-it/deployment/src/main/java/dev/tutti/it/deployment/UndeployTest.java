package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.app.ThreadsServlet;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that ends takes its threads along. */
@RunAsClient
class UndeployTest {

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("observer")
    URL observer;

    @Deployment(name = "observer", testable = false)
    static Archive<?> observer() {
        return ShrinkWrap.create(WebArchive.class, "observer.war").addClass(ThreadsServlet.class);
    }

    @Deployment(name = "stopping", managed = false, testable = false)
    static Archive<?> stopping() {
        return Archives.application("stopping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle", "busy"})
    void noThreadIsLeft(String state) throws Exception {
        Client threads = Client.nobody(observer);
        URL stopping =
                URI.create(observer.toString().replace("observer", "stopping")).toURL();

        deployer.deploy("stopping");
        Client.nobody(stopping).post("api/stopping/" + state);
        assertThat(threads.get("threads")).contains("tutti-worker-");
        deployer.undeploy("stopping");

        assertThat(threads.post("threads")).isEqualTo("[]");
    }
}
