package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.isolation.Neighbour;
import dev.tutti.it.deployment.isolation.Turnstile;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What two modules of one enterprise application have in common, and what not. */
@RunAsClient
class ModulesTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        JavaArchive configuration = ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                .addAsResource(
                        new StringAsset(Turnstile.class.getName() + "/Actor/maxConcurrency=2"),
                        "META-INF/microprofile-config.properties");
        return ShrinkWrap.create(EnterpriseArchive.class, "modules.ear")
                .addAsLibraries(Archives.library())
                .addAsLibraries(configuration)
                .addAsModule(module("left"))
                .addAsModule(module("right"));
    }

    @Test
    void anActorOfANameIsThatOfItsModule() throws Exception {
        assertThat(in("left").post("visits/shared")).isEqualTo("1");
        assertThat(in("right").post("visits/shared")).isEqualTo("1");
        assertThat(in("left").post("visits/shared")).isEqualTo("2");
    }

    @Test
    void aQueueOfANameIsThatOfAllModules() throws Exception {
        in("left").post("orders/apple");

        assertThat(in("right").get("orders")).isEqualTo("apple");
    }

    @Test
    void configurationOfTheApplicationIsThatOfAllModules() throws Exception {
        assertThat(in("left").post("five/limited?expected=2")).isEqualTo("2 inside, 3 waiting");
        assertThat(in("right").post("five/limited?expected=2")).isEqualTo("2 inside, 3 waiting");
    }

    private Client in(String module) throws Exception {
        return Client.nobody(
                URI.create(base.toString()).resolve("/" + module + "/").toURL());
    }

    private static WebArchive module(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war").addPackage(Neighbour.class.getPackage());
    }
}
