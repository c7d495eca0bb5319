package dev.tutti.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library in {@code lib} of an enterprise archive, its beans in a web module. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EnterpriseArchiveIT {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return ShrinkWrap.create(EnterpriseArchive.class, "enterprise.ear")
                .addAsLibraries(Archives.library())
                .addAsModule(Archives.applicationWithoutLibrary("module"));
    }

    @Test
    void remoteMethodGivesItsValue() throws Exception {
        assertThat(Client.alice(base).get("api/contexts/principal/BODY_OF_UNI")).isEqualTo("alice");
    }

    @Test
    void actorGivesItsValue() throws Exception {
        assertThat(Client.alice(base).get("api/contexts/principal/BODY_OF_ACTOR"))
                .isEqualTo("alice");
    }

    @Test
    void submittedTaskGivesItsValue() throws Exception {
        assertThat(Client.alice(base).get("api/contexts/principal/SUBMITTED_TASK"))
                .isEqualTo("alice");
    }

    @Test
    void taskSeesTheNamesOfItsCallersModule() throws Exception {
        assertThat(Client.nobody(base).get("api/contexts/component/BODY_OF_UNI"))
                .isEqualTo("an entry");
    }

    @Test
    void taskSeesTheClassesOfItsCallersModule() throws Exception {
        assertThat(Client.nobody(base).get("api/contexts/loader/BODY_OF_UNI")).isEqualTo("of this application");
    }

    @Test
    void resourceMayReturnAUni() throws Exception {
        assertThat(Client.nobody(base).get("api/quotes/uni/text")).isEqualTo("quote");
    }
}
