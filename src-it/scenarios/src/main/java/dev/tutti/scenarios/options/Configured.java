package dev.tutti.scenarios.options;

import static dev.tutti.scenarios.tool.Waiting.GUARD;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.InGroup;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** Configured to run two bodies at once. */
    @Actor
    public static class Parallel {

        public TaskRef<Integer> meet(CyclicBarrier barrier) throws Exception {
            return TaskRef.of(barrier.await(GUARD.toSeconds(), TimeUnit.SECONDS));
        }
    }

    /** Configured to two instances, each of which gets the calls of its keys. */
    @Actor
    public static class Pooled {

        private final Object identity = new Object();

        public TaskRef<Object> instanceOf(String key) {
            return TaskRef.of(identity);
        }
    }

    /** Configured to be created once more. */
    @Actor
    public static class Premature {

        private static final AtomicInteger BIRTHS = new AtomicInteger();

        @PostConstruct
        void born() {
            if (BIRTHS.incrementAndGet() == 1) {
                throw new IllegalStateException("too early");
            }
        }

        public TaskRef<Integer> births() {
            return TaskRef.of(BIRTHS.get());
        }
    }

    /** Its group is configured to two calls at once. */
    @Actor(groups = @Group(name = "io", maxConcurrency = 5))
    public static class Grouped {

        @InGroup("io")
        public Uni<Void> stay(Waves waves) {
            return waves.enter();
        }
    }

    /** Configured to let those wait for whom there is no room. */
    @Actor(maxConcurrency = 1, maxPending = 1)
    public static class Patient {

        public Uni<Void> stay(Waves waves) {
            return waves.enter();
        }
    }
}
