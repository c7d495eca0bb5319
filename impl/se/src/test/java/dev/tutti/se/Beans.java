package dev.tutti.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A container of the library and of a few classes that lie in no archive with a beans.xml. */
final class Beans implements AutoCloseable {

    private static final Logger WELD = Logger.getLogger("org.jboss.weld"); // held, or its level would be forgotten

    static {
        WELD.setLevel(Level.WARNING); // it reports each start and end
    }

    private final SeContainer container;

    private Beans(SeContainer container) {
        this.container = container;
    }

    static Beans of(Class<?>... classes) {
        return new Beans(
                SeContainerInitializer.newInstance().addBeanClasses(classes).initialize());
    }

    <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    SeContainer container() {
        return container;
    }

    @Override
    public void close() {
        container.close();
    }
}
