package dev.tutti.it.payara;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A running server. Of one thread. */
interface Payara extends Closeable {

    /** Makes an application of the archive; an {@link IOException} says why not, in the server's words. */
    void deploy(String name, Path archive) throws IOException;

    void undeploy(String name) throws IOException;

    /** Ends it. */
    @Override
    void close() throws IOException;
}
