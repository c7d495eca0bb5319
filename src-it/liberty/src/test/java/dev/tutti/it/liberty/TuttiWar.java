package dev.tutti.it.liberty;

import java.io.File;
import java.util.Objects;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.Extension;

/** What a test deploys: a web application with Tutti and the scenarios in {@code WEB-INF/lib}. */
final class TuttiWar {
    private TuttiWar() {}

    static WebArchive named(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibraries(libraries())
                .addAsLibrary(arquillianForScenarios());
    }

    /** Tutti and what it needs, for the {@code lib} of an enterprise application as well. */
    static File[] libraries() {
        return Objects.requireNonNull(new File(System.getProperty("it.libraries")).listFiles());
    }

    /** Scenarios name no extension, inside the server as little as outside. */
    private static JavaArchive arquillianForScenarios() {
        return ShrinkWrap.create(JavaArchive.class, "extensions.jar")
                .addAsServiceProvider(Extension.class, ArquillianExtension.class);
    }
}
