package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values are let go as soon as nobody needs them. */
class MemoryTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int COLLECTIONS = 200;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final AtomicReference<Reference<Object>> watched = new AtomicReference<>();
    private final Barrier barrier = new Barrier();

    private Tasks tasks;

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    private Object watchedValue() {
        Object value = new Object();
        watched.set(new WeakReference<>(value, collected));
        return value;
    }

    @Test
    void valueIsLetGoWhenTheLastThatTakesItIsDoneThoughTheGraphIsUnderWay() throws Exception {
        Delayed<Object> first = tasks.delayed(this::watchedValue);
        Delayed<Integer> left = tasks.delayed(Object::hashCode, first);
        Delayed<Integer> right = tasks.delayed(Object::hashCode, first);
        Delayed<Boolean> last = tasks.delayed((x, y) -> barrier.passStubbornly(), left, right);
        TaskRef<Boolean> ref = tasks.compute(last);
        barrier.awaitArrivals(1);

        assertCollected();

        barrier.open();
        assertThat(ref.result(BOUND)).isFalse();
        Reference.reachabilityFence(last);
    }

    @Test
    void valueIsLetGoThoughSomebodyWaitsWithAnEarlierOne() throws Exception {
        TaskRef.Promise<Boolean> promise = TaskRef.promise();
        Delayed<String> first = tasks.delayed(() -> "first");
        Delayed<Object> second = tasks.delayed(x -> watchedValue(), first);
        Delayed<Boolean> third = tasks.delayed(x -> barrier.passStubbornly(), second);
        Delayed<Boolean> waits = tasks.delayed((x, y) -> y, first, tasks.delayed(promise));
        TaskRef<List<Boolean>> ref = tasks.compute(List.of(tasks.delayed(x -> x, third), waits));
        barrier.awaitArrivals(1);
        barrier.open();

        assertCollected();

        promise.complete(true);
        assertThat(ref.result(BOUND)).containsExactly(false, true);
    }

    @Test
    void valueOfAReferenceIsLetGoToo() throws Exception {
        TaskRef<Boolean> ref = tasks.compute(onAReference());
        barrier.awaitArrivals(1);

        assertCollected();

        barrier.open();
        assertThat(ref.result(BOUND)).isFalse();
    }

    private Delayed<Boolean> onAReference() {
        Delayed<Integer> taken = tasks.delayed(Object::hashCode, tasks.delayed(TaskRef.of(watchedValue())));
        return tasks.delayed(x -> barrier.passStubbornly(), taken);
    }

    @Test
    void plainArgumentIsLetGoWhenItsNodeIsDone() throws Exception {
        TaskRef<Boolean> ref = tasks.compute(onAValue());
        barrier.awaitArrivals(1);

        assertCollected();

        barrier.open();
        assertThat(ref.result(BOUND)).isFalse();
    }

    private Delayed<Boolean> onAValue() {
        Delayed<Integer> taken = tasks.delayed((Object value) -> value.hashCode(), watchedValue());
        return tasks.delayed(x -> barrier.passStubbornly(), taken);
    }

    @Test
    void keptValueIsLetGoWithItsNode() throws Exception {
        AtomicReference<Delayed<Object>> kept = new AtomicReference<>(tasks.persist(tasks.delayed(this::watchedValue)));
        assertThat(tasks.compute(tasks.delayed(Object::hashCode, kept.get())).result(BOUND))
                .isNotNull();
        System.gc();
        assertThat(watched.get().get()).isNotNull();

        kept.set(null);

        assertCollected();
    }

    @Test
    void graphIsLetGoBySomebodyWhoOnlyKeepsAReferenceThatItWaitsFor() throws Exception {
        TaskRef.Promise<Object> promise = TaskRef.promise();
        TaskRef<Integer> ref = tasks.compute(onAnother(promise));
        tasks.submit(() -> "").result(BOUND);

        ref.cancel();

        assertCollected();
        Reference.reachabilityFence(promise);
    }

    private Delayed<Integer> onAnother(TaskRef<Object> promise) {
        return tasks.delayed((x, y) -> 1, tasks.delayed(promise), tasks.delayed(watchedValue()));
    }

    private void assertCollected() throws InterruptedException {
        Reference<?> gone = null;
        for (int i = 0; i < COLLECTIONS && gone == null; i++) {
            System.gc();
            gone = collected.remove(20);
        }
        assertThat(gone).isNotNull().isSameAs(watched.get());
    }
}
