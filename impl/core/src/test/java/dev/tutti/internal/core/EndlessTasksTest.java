package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
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
