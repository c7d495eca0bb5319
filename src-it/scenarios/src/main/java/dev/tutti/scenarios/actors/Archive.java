package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.InGroup;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;

/** An actor whose slow methods have permits of their own. */
@Actor(groups = @Group(name = "io", maxConcurrency = 2, maxPending = 3))
public class Archive {

    @InGroup("io")
    public Uni<Void> store(Waves waves) {
        return waves.enter();
    }

    @InGroup("io")
    public int stored() {
        return 0;
    }

    public TaskRef<String> answer() {
        return TaskRef.of("here");
    }
}
