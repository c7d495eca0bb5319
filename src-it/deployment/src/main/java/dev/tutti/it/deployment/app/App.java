package dev.tutti.it.deployment.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, which keeps a server from looking for others, such as those of a library. */
@ApplicationPath("/api")
public class App extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                BlockingResource.class,
                CallingResource.class,
                ContextsResource.class,
                DeskResource.class,
                QueuesResource.class,
                QuotesResource.class,
                StoppingResource.class,
                TransactionsResource.class,
                FailureMapper.class,
                SoldOutMapper.class);
    }
}
