package dev.tutti.it.deployment;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** Two modules of one enterprise application, which share the library and so all that is static in it. */
@RunAsClient
class IsolationInAnEnterpriseArchiveTest extends Isolation {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return ShrinkWrap.create(EnterpriseArchive.class, "neighbours.ear")
                .addAsLibraries(Archives.library())
                .addAsModule(neighbourWithoutLibrary("left", 1))
                .addAsModule(neighbourWithoutLibrary("right", 3));
    }

    @Override
    URL of(String application) throws Exception {
        return URI.create(base.toString()).resolve("/" + application + "/").toURL();
    }
}
