package dev.tutti.it.deployment.executors;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Runs on executors of the server, one of them the application's own. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/reports", maxAsync = 1)
public class Reports {

    @Remote(executor = "java:app/concurrent/reports")
    public <T> TaskRef<T> onItsOwn(Callable<T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @Remote(executor = "java:comp/DefaultManagedExecutorService")
    public <T> TaskRef<T> onTheServers(Callable<T> body) throws Exception {
        return TaskRef.of(body.call());
    }
}
