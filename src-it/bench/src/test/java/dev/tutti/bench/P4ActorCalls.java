package dev.tutti.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Calls of one actor, a thousand outstanding, each answered. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.OUTSTANDING)
public class P4ActorCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Benchmark
    public void tutti(Actors actors, Blackhole sink) {
        Batch.run(x -> actors.counter.next(), sink);
    }

    @Benchmark
    public void pekkoAsk(Actors actors, Blackhole sink) {
        Batch.run(x -> ask(actors.system), sink);
    }

    @Benchmark
    public void semaphoreOverExecutor(Actors actors, Plain plain, Blackhole sink) {
        Batch.run(x -> limited(actors, plain), sink);
    }

    private static CompletionStage<Integer> ask(ActorSystem<PekkoCounter.Next> system) {
        return AskPattern.ask(system, PekkoCounter.Next::new, PATIENCE, system.scheduler());
    }

    /** What people write by hand: the caller waits for a permit, the state has a lock. */
    private static CompletionStage<Integer> limited(Actors actors, Plain plain) {
        actors.permits.acquireUninterruptibly();
        return CompletableFuture.supplyAsync(actors::next, plain.fixed)
                .whenComplete((value, failure) -> actors.permits.release());
    }

    /** One actor of each kind. */
    @State(Scope.Benchmark)
    public static class Actors {

        final Semaphore permits = new Semaphore(1000);
        Counter counter;
        ActorSystem<PekkoCounter.Next> system;
        private int count; // guarded by this

        @Setup(Level.Trial)
        public void start(Plain plain) {
            counter = plain.tutti.bean(Counter.class);
            system = ActorSystem.create(PekkoCounter.create(), "counter");
        }

        synchronized int next() {
            return ++count;
        }

        @TearDown(Level.Trial)
        public void stop() {
            system.terminate();
        }
    }
}
