package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Futures that resource methods return. */
@RunAsClient
class ResourcesTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("resources");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni", "ref"})
    void valueIsTheText(String type) throws Exception {
        var response = Client.nobody(base).response("api/quotes/" + type + "/text");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni", "ref"})
    void valueIsTheJsonEntity(String type) throws Exception {
        var response = Client.nobody(base).response("api/quotes/" + type + "/json/sku-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"sku\":\"sku-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni", "ref"})
    void nullIsNoContent(String type) throws Exception {
        var response = Client.nobody(base).response("api/quotes/" + type + "/none");

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni", "ref"})
    void failureGoesToItsMapper(String type) throws Exception {
        var response = Client.nobody(base).response("api/quotes/" + type + "/sold-out");

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(response.body()).isEqualTo("sku-1 is sold out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni", "ref"})
    void webApplicationExceptionGivesItsStatus(String type) throws Exception {
        var response = Client.nobody(base).response("api/quotes/" + type + "/teapot");

        assertThat(response.statusCode()).isEqualTo(418);
    }
}
