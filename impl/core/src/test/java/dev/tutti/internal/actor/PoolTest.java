package dev.tutti.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.ActorStoppedException;
import dev.tutti.Routing;
import dev.tutti.internal.EngineExtension;
import dev.tutti.internal.TestActor;
import dev.tutti.internal.gate.Capacity;
import dev.tutti.internal.ref.Ref;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ends of a pool, and of those that are in it. */
class PoolTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final AtomicInteger destroyed = new AtomicInteger();

    @Test
    void oneThatNobodyHasEndsWhenItsLastCallHasEnded() throws Exception {
        Receiver pool = roster().create(kind(), true);
        Object handle = pool.handle();
        CompletableFuture<Object> pending = new CompletableFuture<>();
        Ref<Object> call = pool.call(request(state -> pending));
        pool.call(request(state -> null)).result(BOUND);
        Reference.reachabilityFence(handle);
        handle = null;
        while (!pool.isForgotten()) {
            collect();
        }
        assertThat(pool.isStopping()).isFalse();

        pending.complete("value");

        assertThat(call.result(BOUND)).isEqualTo("value");
        pool.ended().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(destroyed).hasValue(2);
    }

    @Test
    void itDoesNotEndWhileSomebodyHasOneOfIts() throws Exception {
        Receiver pool = roster().create(kind(), true);
        pool.handle();
        Cell one = pool.cells().findFirst().orElseThrow();
        Object itself = one.handle();
        while (pool.isKnown()) {
            collect();
        }
        collect();

        assertThat(one.call(request(state -> "answer")).result(BOUND)).isEqualTo("answer");

        assertThat(pool.isForgotten()).isFalse();
        Reference.reachabilityFence(itself);
        itself = null;
        while (!pool.isStopping()) {
            collect();
        }
    }

    @Test
    void theNameOfOneIsInUseUntilAllOfItsAreStopped() {
        Roster roster = roster();
        Receiver pool = roster.create(kind(), "name");
        List<Cell> cells = pool.cells().toList();

        cells.get(0).stop().result(BOUND);

        assertThat(roster.getOrCreate(kind(), "name")).isSameAs(pool);
        assertThatThrownBy(() -> pool.call(request(state -> 1)).result(BOUND))
                .isInstanceOf(ActorStoppedException.class);
        assertThat(pool.call(request(state -> 2)).result(BOUND)).isEqualTo(2);
        cells.get(1).stop().result(BOUND);
        assertThat(roster.find(Object.class, "name")).isEmpty();
        Receiver next = roster.getOrCreate(kind(), "name");
        assertThat(next.call(request(state -> 3)).result(BOUND)).isEqualTo(3);
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(10);
    }

    private static Request request(Turn turn) {
        return Request.of("turn", "", List.of(), turn);
    }

    private Roster roster() {
        return new Roster(tutti.engine());
    }

    private Kind kind() {
        Kind one = TestActor.kind(
                "Test", Life.of(Object::new, state -> destroyed.incrementAndGet()), Plan.of(Capacity.of(10, 10)));
        return new Kind(
                one.type(), one.label(), one.birth(), one.shells(), one.plan(), 2, Routing.ROUND_ROBIN, one.key());
    }
}
