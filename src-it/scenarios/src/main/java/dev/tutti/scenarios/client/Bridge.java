package dev.tutti.scenarios.client;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** An actor that calls async code as blocking code does, as it must not. */
@Actor
public class Bridge {

    @Inject
    Tasks tasks;

    public TaskRef<String> cross(CountDownLatch ran) {
        return TaskRef.of(tasks.run(() -> {
            ran.countDown();
            return CompletableFuture.completedFuture("crossed");
        }));
    }
}
