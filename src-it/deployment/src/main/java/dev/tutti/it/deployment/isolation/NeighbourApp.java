package dev.tutti.it.deployment.isolation;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/")
public class NeighbourApp extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Neighbour.class);
    }
}
