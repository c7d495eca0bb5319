package dev.tutti.scenarios.examples;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import java.util.concurrent.Callable;

/** An actor that waits in its turns, as it must not on a platform thread. */
@Actor
public class Impatient {

    public TaskRef<String> waitFor(Callable<String> wait) throws Exception {
        return TaskRef.of(wait.call());
    }

    public boolean complete(TaskRef.Promise<String> promise, String value) {
        return promise.complete(value);
    }
}
