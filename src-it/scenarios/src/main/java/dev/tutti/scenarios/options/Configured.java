package dev.tutti.scenarios.options;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean whose annotations the configuration of the archive changes. */
@ApplicationScoped
public class Configured {

    /** Configured to 2. */
    @Remote(maxConcurrency = 5)
    public Uni<Void> stay(Waves waves) {
        return waves.enter();
    }

    /** Configured to 3 for the class. */
    @Remote
    public Uni<Void> stayByTheClassesKey(Waves waves) {
        return waves.enter();
    }

    /** Configured to run on the processors. */
    @Remote
    @NonBlocking
    public TaskRef<String> thread() {
        return TaskRef.of(Thread.currentThread().getName());
    }

    /** Configured to run on an executor. */
    @Remote
    public TaskRef<String> threadOfAnExecutor() {
        return TaskRef.of(Thread.currentThread().getName());
    }

    /** Configured to 2. */
    @Actor(maxConcurrency = 9)
    public static class Limited {

        public Uni<Void> stay(Waves waves) {
            return waves.enter();
        }
    }
}
