package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that submit the next one for ever keep nothing of those that have ended. */
class EndlessTasksTest {

    private static final int COLLECTIONS = 50;

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final AtomicReference<Reference<Object>> early = new AtomicReference<>();

    @Test
    void valueOfATaskIsLetGoThoughItsDescendantsLive() throws Exception {
        submit(1000);
        barrier.awaitArrivals(1);

        assertEarlyValueIsCollected();
        barrier.open();
    }

    @Test
    void valueOfATaskThatOutlivesItsChildsFirstStepsIsLetGo() throws Exception {
        CountDownLatch[] begun = new CountDownLatch[200];
        for (int i = 0; i < begun.length; i++) {
            begun[i] = new CountDownLatch(1);
        }
        submitOverlapping(0, begun);
        barrier.awaitArrivals(1);

        assertEarlyValueIsCollected();
        barrier.open();
    }

    private void submit(int more) {
        tutti.tasks().submit(() -> {
            if (more == 0) {
                barrier.pass();
            } else {
                submit(more - 1);
            }
            return value(more == 990);
        });
    }

    /** Each ends when its grandchild has begun. */
    private void submitOverlapping(int number, CountDownLatch[] begun) {
        tutti.tasks().submit(() -> {
            begun[number].countDown();
            if (number + 1 == begun.length) {
                barrier.pass();
            } else {
                submitOverlapping(number + 1, begun);
                if (number + 2 < begun.length && !begun[number + 2].await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("The grandchild of " + number + " does not begin");
                }
            }
            return value(number == 10);
        });
    }

    private Object value(boolean watched) {
        Object value = new Object();
        if (watched) {
            early.set(new WeakReference<>(value, collected));
        }
        return value;
    }

    private void assertEarlyValueIsCollected() throws InterruptedException {
        Reference<?> gone = null;
        for (int i = 0; i < COLLECTIONS && gone == null; i++) {
            System.gc();
            gone = collected.remove(20);
        }
        assertThat(gone).isNotNull().isSameAs(early.get());
    }
}
