package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.InGroup;
import dev.tutti.Mode;
import dev.tutti.TaskRef;
import java.util.concurrent.Callable;

/** An actor whose bodies run beside each other. */
@Actor(mode = Mode.PARALLEL, groups = @Group(name = "io", maxConcurrency = 1))
public class Press {

    public <T> TaskRef<T> run(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }

    @InGroup("io")
    public <T> TaskRef<T> io(Callable<? extends T> body) throws Exception {
        return TaskRef.of(body.call());
    }
}
