package dev.tutti.it.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/**
 * One Payara for all tests of a project. Payara's own container for Arquillian starts another Micro for each deployment, which
 * takes longer than all the tests together and leaves no room for tests of two applications or of undeployment; the one for the
 * server takes its JDK and its ports from the machine.
 */
public final class PayaraContainer implements DeployableContainer<PayaraConfiguration> {

    private static final String RUNNER = "ArquillianServletRunnerEE9"; // what the protocol calls its servlet

    private PayaraConfiguration configuration;
    private Payara server;

    @Override
    public Class<PayaraConfiguration> getConfigurationClass() {
        return PayaraConfiguration.class;
    }

    @Override
    public void setup(PayaraConfiguration given) {
        configuration = given;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            Path directory = Files.createDirectories(Path.of(configuration.getDirectory()));
            server = configuration.getHome() == null
                    ? Micro.start(directory, configuration.getHttpPort())
                    : Domain.start(Path.of(configuration.getHome()), directory, configuration.getHttpPort());
        } catch (IOException e) {
            throw new LifecycleException("Payara did not start", e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            server.close();
        } catch (IOException e) {
            throw new LifecycleException("Payara did not stop", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path file = fileOf(archive);
        try {
            server.deploy(name(archive.getName()), file);
        } catch (IOException e) {
            throw new DeploymentException("Payara refused " + archive.getName() + ": " + e.getMessage(), e);
        }
        HTTPContext http = new HTTPContext("localhost", configuration.getHttpPort());
        contexts(archive).forEach(context -> http.add(new Servlet(RUNNER, context)));
        return new ProtocolMetaData().addContext(http);
    }

    /** The quickstart's is the very file that Open Liberty has; ShrinkWrap would pack it anew. */
    private Path fileOf(Archive<?> archive) {
        Path quickstart = Path.of(System.getProperty("it.quickstart"));
        if (quickstart.endsWith(archive.getName())) {
            return quickstart;
        }
        Path file = Path.of(configuration.getDirectory(), archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            server.undeploy(name(archive.getName()));
            Files.deleteIfExists(Path.of(configuration.getDirectory(), archive.getName()));
        } catch (IOException e) {
            throw new DeploymentException("Payara keeps " + archive.getName() + ": " + e.getMessage(), e);
        }
    }

    /** The context roots: of an enterprise application those of its modules. */
    private static Stream<String> contexts(Archive<?> archive) {
        return archive instanceof EnterpriseArchive
                ? archive.getContent(path -> path.get().endsWith(".war")).keySet().stream()
                        .map(ArchivePath::get)
                        .map(path -> name(path.substring(1)))
                : Stream.of(name(archive.getName()));
    }

    private static String name(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
