package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.isolation.Neighbour;
import dev.tutti.it.deployment.isolation.Turnstile;
import java.net.URL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Two applications of the same classes, {@code left} and {@code right}, do not see each other. */
abstract class Isolation {

    /** As {@code left}, one visitor at a time, or {@code right}, three. */
    static WebArchive neighbourWithoutLibrary(String name, int visitors) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(Neighbour.class.getPackage())
                .addAsResource(
                        new StringAsset(Turnstile.class.getName() + "/Actor/maxConcurrency=" + visitors),
                        "META-INF/microprofile-config.properties");
    }

    abstract URL of(String application) throws Exception;

    Client in(String application) throws Exception {
        return Client.nobody(of(application));
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
}
