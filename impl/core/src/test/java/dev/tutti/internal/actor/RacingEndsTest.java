package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.ActorStoppedException;
import dev.tutti.TaskRef;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that race with restarts, a stop or a kill: each of them ends, and each object is created and destroyed once. */
class RacingEndsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int CALLS = 500;

    @RegisterExtension
    final EngineExtension tutti = EngineExtension.onVirtualThreads();

    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    @RepeatedTest(30)
    void everyCallEndsAndEveryObjectIsDestroyedOnce() throws Exception {
        long seed = System.nanoTime();
        Cell cell =
                TestActor.cell(tutti.engine(), "Test", Life.of(this::create, this::destroy), Capacity.of(3, CALLS * 4));
        CyclicBarrier start = new CyclicBarrier(4);
        List<TaskRef<List<Ref<Object>>>> callers = new ArrayList<>();
        for (int caller = 0; caller < 3; caller++) {
            Random random = new Random(seed + caller);
            callers.add(tutti.tasks().submit(() -> {
                start.await();
                return call(cell, random);
            }));
        }
        Random random = new Random(seed - 1);
        start.await();
        for (int restart = random.nextInt(4); restart > 0; restart--) {
            cell.restart();
        }
        TaskRef<Void> end = random.nextBoolean() ? cell.kill() : cell.stop();

        for (TaskRef<List<Ref<Object>>> caller : callers) {
            for (Ref<Object> call : caller.result(BOUND)) {
                try {
                    call.result(BOUND);
                } catch (ActorStoppedException | CancellationException e) {
                    // that is an end
                }
            }
        }
        end.result(BOUND);
        assertThat(faults).as("seed " + seed).hasValue(0);
        assertThat(destroyed.get()).as("seed " + seed).isEqualTo(created.get());
        assertThat(cell.isIdle()).as("seed " + seed).isTrue();
    }

    private List<Ref<Object>> call(Cell cell, Random random) {
        List<Ref<Object>> calls = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            int kind = random.nextInt(4);
            Ref<Object> call = cell.call("turn", "", state -> turn(kind));
            if (random.nextInt(10) == 0) {
                call.cancel();
            }
            calls.add(call);
        }
        return calls;
    }

    private Object turn(int kind) {
        if (inside.incrementAndGet() > 1 || alive.get() != 1) {
            faults.incrementAndGet();
        }
        try {
            return kind == 0 ? CompletableFuture.supplyAsync(() -> 1) : kind;
        } finally {
            inside.decrementAndGet();
        }
    }

    private Object create() {
        created.incrementAndGet();
        if (alive.incrementAndGet() > 1) {
            faults.incrementAndGet();
        }
        return new Object();
    }

    private void destroy(Object state) {
        if (inside.get() > 0) {
            faults.incrementAndGet();
        }
        alive.decrementAndGet();
        destroyed.incrementAndGet();
    }
}
