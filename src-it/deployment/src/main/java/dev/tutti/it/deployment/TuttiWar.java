package dev.tutti.it.deployment;

import java.io.File;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.Extension;

/** What a test deploys: a web application with Tutti and the scenarios in {@code WEB-INF/lib}. */
public final class TuttiWar {
    private TuttiWar() {}

    public static WebArchive named(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibraries(libraries());
    }

    /** Tutti, what it needs and the scenarios: also for the {@code lib} of an enterprise application. */
    public static JavaArchive[] libraries() {
        Stream<JavaArchive> jars = Stream.of(System.getProperty("it.libraries").split(File.pathSeparator))
                .map(jar -> ShrinkWrap.createFromZipFile(JavaArchive.class, new File(jar)));
        return Stream.concat(jars, Stream.of(arquillianForScenarios())).toArray(JavaArchive[]::new);
    }

    /** Scenarios name no extension, inside the server as little as outside. */
    private static JavaArchive arquillianForScenarios() {
        return ShrinkWrap.create(JavaArchive.class, "extensions.jar")
                .addAsServiceProvider(Extension.class, ArquillianExtension.class);
    }
}
