package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.it.deployment.app.Place;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library in {@code lib} of an enterprise archive, the beans in its two web modules. */
@RunAsClient
class EnterpriseArchiveTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return ShrinkWrap.create(EnterpriseArchive.class, "enterprise.ear")
                .addAsLibraries(Archives.library())
                .addAsModule(Archives.applicationWithoutLibrary("one"))
                .addAsModule(Archives.applicationWithoutLibrary("two"));
    }

    @ParameterizedTest
    @MethodSource("modulesAndPlaces")
    void principalArrives(String module, Place place) throws Exception {
        assertThat(Client.alice(in(module)).get("api/contexts/principal/" + place))
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @MethodSource("modulesAndPlaces")
    void namingOfTheCallersModuleArrives(String module, Place place) throws Exception {
        assertThat(Client.nobody(in(module)).get("api/contexts/component/" + place))
                .isEqualTo("entry of " + module);
    }

    @ParameterizedTest
    @MethodSource("modulesAndPlaces")
    void classLoaderOfTheCallersModuleArrives(String module, Place place) throws Exception {
        assertThat(Client.nobody(in(module)).get("api/contexts/loader/" + place))
                .isEqualTo("of this application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void resourceMayReturnAUni(String module) throws Exception {
        assertThat(Client.nobody(in(module)).get("api/quotes/uni/text")).isEqualTo("quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void anActorOfANameIsThatOfItsModule(String module) throws Exception {
        Client client = Client.nobody(in(module));

        assertThat(client.get("api/desk")).isEqualTo("1/1");
        assertThat(client.get("desk")).isEqualTo("2/2");
    }

    static Stream<Arguments> modulesAndPlaces() {
        return Stream.of("one", "two")
                .flatMap(module -> Stream.of(Place.values()).map(place -> Arguments.of(module, place)));
    }

    private URL in(String module) throws MalformedURLException {
        return URI.create(base.toString()).resolve("/" + module + "/").toURL();
    }
}
