package dev.tutti.internal.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.AsyncQueue;
import dev.tutti.Lease;
import dev.tutti.internal.EngineExtension;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamesTest {

    private static final long BOUND_NANOS = 30_000_000_000L;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Coordinator coordination;

    @BeforeEach
    void make() {
        coordination = new Coordinator(tutti.engine());
    }

    @Test
    void oneNameIsOneThing() {
        assertThat(coordination.lock("a")).isSameAs(coordination.lock("a")).isNotSameAs(coordination.lock("b"));
        assertThat(coordination.semaphore("a", 2)).isSameAs(coordination.semaphore("a", 2));
        assertThat(coordination.event("a")).isSameAs(coordination.event("a"));
        assertThat(coordination.<String>queue("a", 2)).isSameAs(coordination.<String>queue("a", 2));
    }

    @Test
    void withoutANameEachIsAnother() {
        assertThat(coordination.lock()).isNotSameAs(coordination.lock());
    }

    @Test
    void anotherNumberIsRefused() {
        AsyncQueue<String> queue = coordination.queue("orders", 100);
        var semaphore = coordination.semaphore("db", 4);

        assertThatThrownBy(() -> coordination.queue("orders", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queue \"orders\" is in use with 100 as capacity, and was asked for with 10:"
                        + " a name stands for one; ask for 100, or use another name");
        assertThatThrownBy(() -> coordination.semaphore("db", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("semaphore \"db\" is in use with 4 permits, and was asked for with 5");
        assertThat(queue.capacity()).isEqualTo(100);
        assertThat(semaphore.permits()).isEqualTo(4);
    }

    @Test
    void nullIsNoName() {
        assertThatThrownBy(() -> coordination.lock(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("name is null");
    }

    @Test
    void whatNobodyUsesIsForgotten() {
        for (int i = 0; i < 1000; i++) {
            coordination.lock("order " + i).tryAcquire().orElseThrow().close();
            AsyncQueue<Integer> queue = coordination.queue("order " + i, 1);
            queue.put(i);
            queue.take();
            coordination.event("order " + i).set();
            coordination.event("order " + i).clear();
        }

        comesTrue(() -> coordination.names() == 0);
    }

    @Test
    void whatIsNotAsNewIsKept() {
        coordination.event("set").set();
        coordination.<String>queue("full", 1).put("kept");
        Lease lease = coordination.semaphore("held", 2).tryAcquire().orElseThrow();
        var waiting = coordination.<String>queue("awaited", 1).take();
        coordination.event("gone");

        comesTrue(() -> coordination.names() == 4);

        assertThat(coordination.event("set").isSet()).isTrue();
        assertThat(coordination.<String>queue("full", 1).poll()).contains("kept");
        assertThat(coordination.semaphore("held", 2).available()).isEqualTo(1);
        coordination.<String>queue("awaited", 1).put("served");
        assertThat(waiting.result()).isEqualTo("served");
        lease.close();
        coordination.event("set").clear();
        lease = null; // each has what it is of
        waiting = null;
        comesTrue(() -> coordination.names() == 0);
    }

    @Test
    void closedQueuesNameIsFree() {
        AsyncQueue<String> queue = coordination.queue("jobs", 1);
        queue.put("left");

        queue.close();
        AsyncQueue<String> next = coordination.queue("jobs", 2);

        assertThat(next.isClosed()).isFalse();
        assertThat(queue.take().result()).isEqualTo("left");
        queue.close();
        assertThat(coordination.<String>queue("jobs", 2)).isSameAs(next);
    }

    private void comesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it never comes true: " + coordination.names())
                    .isLessThan(end);
            System.gc();
        }
    }
}
