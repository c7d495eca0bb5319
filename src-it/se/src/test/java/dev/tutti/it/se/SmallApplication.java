package dev.tutti.it.se;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.concurrent.Callable;

/** Deployed into a CDI container that knows nothing of the library, and called once in each way. */
public final class SmallApplication implements Callable<List<Object>> {

    @ApplicationScoped
    static class Clerk {
        @Remote
        TaskRef<String> greet() {
            return TaskRef.of("remote");
        }
    }

    @Actor
    static class Porter {
        TaskRef<String> greet() {
            return TaskRef.of("actor");
        }
    }

    @Override
    public List<Object> call() {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .addBeanClasses(Clerk.class, Porter.class)
                .initialize()) {
            return List.of(
                    container.select(Clerk.class).get().greet().result(),
                    container.select(Porter.class).get().greet().result(),
                    container.select(Tasks.class).get().submit(x -> x + 1, 10).result());
        }
    }
}
