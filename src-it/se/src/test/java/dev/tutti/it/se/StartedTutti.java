package dev.tutti.it.se;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import java.util.concurrent.Callable;

/** A Tutti with an actor, for a class loader that knows only the JDK's types of it. */
public final class StartedTutti implements Callable<Integer>, AutoCloseable {

    private final Tutti tutti = Tutti.with().beans(Counter.class).start();

    @Actor
    static class Counter {
        private int count = 10; // touched in turns only

        TaskRef<Integer> next() {
            return TaskRef.of(++count);
        }
    }

    @Override
    public Integer call() {
        return tutti.tasks()
                .submit(() -> tutti.bean(Counter.class).next().result())
                .then(x -> x)
                .result();
    }

    @Override
    public void close() {
        tutti.close();
    }
}
