package dev.tutti.it.deployment;

import dev.tutti.it.deployment.app.App;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests deploy. */
public final class Archives {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                <env-entry>
                    <env-entry-name>entry</env-entry-name>
                    <env-entry-type>java.lang.String</env-entry-type>
                    <env-entry-value>entry of %s</env-entry-value>
                </env-entry>
                <login-config>
                    <auth-method>BASIC</auth-method>
                </login-config>
                <security-role>
                    <role-name>user</role-name>
                </security-role>
                <security-role>
                    <role-name>admin</role-name>
                </security-role>
            </web-app>
            """;

    private static final List<String> OF_THE_TESTS = List.of("tutti-it-", "assertj-", "byte-buddy-");

    private Archives() {}

    /** The application of the tests with the library in {@code WEB-INF/lib}. */
    public static WebArchive application(String name) {
        return applicationWithoutLibrary(name).addAsLibraries(library());
    }

    public static WebArchive applicationWithoutLibrary(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(App.class.getPackage())
                .setWebXML(new StringAsset(WEB_XML.formatted(name)));
    }

    /** The library and what it needs, as a user would put it beside an application: without anything of the tests. */
    public static File[] library() {
        return Stream.of(System.getProperty("it.libraries").split(File.pathSeparator))
                .map(File::new)
                .filter(jar -> OF_THE_TESTS.stream().noneMatch(jar.getName()::startsWith))
                .toArray(File[]::new);
    }
}
