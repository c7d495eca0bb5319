package dev.tutti.it.deployment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Two web applications on one server, each with the library. */
@RunAsClient
class IsolationTest extends Isolation {

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("right")
    URL right;

    @Deployment(name = "left", order = 1, testable = false)
    static Archive<?> left() {
        return neighbourWithoutLibrary("left", 1).addAsLibraries(Archives.library());
    }

    @Deployment(name = "right", order = 2, testable = false)
    static Archive<?> right() {
        return neighbourWithoutLibrary("right", 3).addAsLibraries(Archives.library());
    }

    /** A third one, which comes and goes. */
    @Deployment(name = "guest", managed = false, testable = false)
    static Archive<?> guest() {
        return neighbourWithoutLibrary("guest", 1).addAsLibraries(Archives.library());
    }

    @Override
    URL of(String application) throws Exception {
        return URI.create(right.toString().replace("right", application)).toURL();
    }

    @Test
    void undeployingOneLeavesTheOthersCallsAlone() throws Exception {
        Client right = in("right");
        deployer.deploy("guest");
        in("guest").post("visits/visited");
        right.post("visits/visited");

        CompletableFuture<String> underWay = right.getAsync("visit/visited");
        assertThat(right.get("entered")).isEqualTo("true");
        deployer.undeploy("guest");
        assertThat(right.get("task")).isEqualTo("done");
        assertThat(underWay).isNotDone();
        right.post("leave");

        assertThat(underWay.get(60, SECONDS)).isEqualTo("2");
        assertThat(right.post("visits/visited")).isEqualTo("3");
    }

    @Test
    void deployedAgainItBeginsAnewAndTheOtherGoesOn() throws Exception {
        Client guest = in("guest");
        Client right = in("right");

        deployer.deploy("guest");
        guest.post("visits/again");
        right.post("visits/again");
        deployer.undeploy("guest");
        deployer.deploy("guest");

        assertThat(guest.post("visits/again")).isEqualTo("1");
        assertThat(guest.get("task")).isEqualTo("done");
        assertThat(right.post("visits/again")).isEqualTo("2");
        deployer.undeploy("guest");
    }
}
