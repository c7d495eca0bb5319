package dev.tutti.it.deployment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.isolation.Neighbour;
import dev.tutti.it.deployment.isolation.Turnstile;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Two web applications of the same classes on one server, {@code left} and {@code right}, do not see each other. */
@RunAsClient
class IsolationTest {

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    @OperateOnDeployment("right")
    URL right;

    @Deployment(name = "left", order = 1, testable = false)
    static Archive<?> left() {
        return neighbour("left", 1);
    }

    @Deployment(name = "right", order = 2, testable = false)
    static Archive<?> right() {
        return neighbour("right", 3);
    }

    /** A third one, which comes and goes. */
    @Deployment(name = "guest", managed = false, testable = false)
    static Archive<?> guest() {
        return neighbour("guest", 1);
    }

    @Test
    void anActorOfANameIsThatOfItsApplication() throws Exception {
        assertThat(in("left").post("visits/shared")).isEqualTo("1");
        assertThat(in("left").post("visits/shared")).isEqualTo("2");
        assertThat(in("right").post("visits/shared")).isEqualTo("1");
        assertThat(in("left").post("visits/shared")).isEqualTo("3");
    }

    @Test
    void anActorIsNotFoundByTheOther() throws Exception {
        in("left").post("visits/of-left");

        assertThat(in("left").get("turnstiles/of-left")).isEqualTo("true");
        assertThat(in("right").get("turnstiles/of-left")).isEqualTo("false");
    }

    @Test
    void aLimitIsThatOfTheApplicationsConfiguration() throws Exception {
        assertThat(in("left").post("five/limited?expected=1")).isEqualTo("1 inside, 4 waiting");
        assertThat(in("right").post("five/limited?expected=3")).isEqualTo("3 inside, 2 waiting");
    }

    @Test
    void aSemaphoreOfANameIsThatOfItsApplication() throws Exception {
        assertThat(in("left").post("permits/rates?permits=2")).isEqualTo("1 of 2");
        assertThat(in("right").post("permits/rates?permits=3")).isEqualTo("2 of 3");
        assertThat(in("left").post("permits/rates?permits=2")).isEqualTo("0 of 2");
    }

    @Test
    void aQueueOfANameIsThatOfItsApplication() throws Exception {
        in("left").post("orders/apple");

        assertThat(in("right").get("orders")).isEqualTo("none");
        assertThat(in("left").get("orders")).isEqualTo("apple");
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

    private Client in(String application) throws Exception {
        return Client.nobody(
                URI.create(right.toString().replace("right", application)).toURL());
    }

    private static Archive<?> neighbour(String name, int visitors) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibraries(Archives.library())
                .addPackage(Neighbour.class.getPackage())
                .addAsResource(
                        new StringAsset(Turnstile.class.getName() + "/Actor/maxConcurrency=" + visitors),
                        "META-INF/microprofile-config.properties");
    }
}
