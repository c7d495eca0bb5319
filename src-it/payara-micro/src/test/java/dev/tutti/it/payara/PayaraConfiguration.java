package dev.tutti.it.payara;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says of the server. */
public final class PayaraConfiguration implements ContainerConfiguration {

    private int httpPort;
    private String directory;
    private String home;

    public int getHttpPort() {
        return httpPort;
    }

    public void setHttpPort(int port) {
        httpPort = port;
    }

    public String getDirectory() {
        return directory;
    }

    public void setDirectory(String path) {
        directory = path;
    }

    /** Where the server is; null for Payara Micro, which is in the class path. */
    public String getHome() {
        return home;
    }

    public void setHome(String path) {
        home = path;
    }

    @Override
    public void validate() throws ConfigurationException {
        if (httpPort <= 0 || directory == null) {
            throw new ConfigurationException(
                    "httpPort and directory are needed, were " + httpPort + " and " + directory);
        }
    }
}
