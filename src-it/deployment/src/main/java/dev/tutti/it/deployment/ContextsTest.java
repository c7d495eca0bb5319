package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.tutti.it.deployment.app.Place;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contexts of a caller hold wherever its code runs. */
@RunAsClient
class ContextsTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("contexts")
                .addAsResource(new StringAsset("tutti.security=REQUIRED"), "META-INF/microprofile-config.properties");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void principalArrives(Place place) throws Exception {
        String principal = Client.alice(base).get("api/contexts/principal/" + place);

        assertThat(principal).isEqualTo("alice");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void rolesArrive(Place place) throws Exception {
        String roles = Client.alice(base).get("api/contexts/roles/" + place);

        assertThat(roles).isEqualTo("[user]");
    }

    @ParameterizedTest
    @EnumSource(value = Place.class, mode = EXCLUDE, names = "BODY_OF_VOID")
    void requestScopeArrives(Place place) throws Exception {
        String visit = Client.nobody(base).get("api/contexts/visit/" + place + "?visit=mine");

        assertThat(visit).isEqualTo("mine");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void namingOfTheComponentArrives(Place place) throws Exception {
        String entry = Client.nobody(base).get("api/contexts/component/" + place);

        assertThat(entry).isEqualTo("entry of contexts");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void namingOfTheApplicationArrives(Place place) throws Exception {
        String name = Client.nobody(base).get("api/contexts/application/" + place);

        assertThat(name).isEqualTo("contexts");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void classLoaderArrives(Place place) throws Exception {
        String loader = Client.nobody(base).get("api/contexts/loader/" + place);

        assertThat(loader).isEqualTo("of this application");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void nothingStaysOnTheWorkersForTheNextCaller(Place place) {
        Client alice = Client.alice(base);
        Client nobody = Client.nobody(base);

        atOnce(alice, "api/contexts/principal/" + place);
        List<String> principals = atOnce(nobody, "api/contexts/principal/" + place);

        assertThat(principals).containsOnly("nobody");
    }

    @Test
    void voidTaskHasARequestScopeOfItsOwn() throws Exception {
        String visit = Client.nobody(base).get("api/contexts/visit/BODY_OF_VOID?visit=mine");

        assertThat(visit).isEqualTo("unset");
    }

    @Test
    void voidTasksShareNoRequestScope() throws Exception {
        String visit = Client.nobody(base).get("api/contexts/second-of-two-void-tasks");

        assertThat(visit).isEqualTo("unset");
    }

    @Test
    void voidTaskMayUseRequestScopedBeansThatItsCallerDidNot() throws Exception {
        String value = Client.nobody(base).get("api/contexts/untouched/BODY_OF_VOID");

        assertThat(value).isEqualTo("fresh");
    }

    /** Enough requests at once that the later ones find workers that the earlier ones used. */
    private static List<String> atOnce(Client client, String path) {
        List<CompletableFuture<String>> requests =
                Stream.generate(() -> client.getAsync(path)).limit(20).toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }
}
