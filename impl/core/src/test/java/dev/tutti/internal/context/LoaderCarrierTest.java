package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tasks have where nothing carries contexts but the library itself. */
class LoaderCarrierTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader own = thread.getContextClassLoader();
    private final ClassLoader callers = new ClassLoader(own) {};

    @AfterEach
    void restore() {
        thread.setContextClassLoader(own);
    }

    @Test
    void callersLoaderHoldsInTheWorkAndTheThreadsOwnAfterIt() {
        thread.setContextClassLoader(callers);
        Executor captured = new LoaderCarrier().capture();
        thread.setContextClassLoader(own);
        List<ClassLoader> seen = new ArrayList<>();

        captured.execute(() -> seen.add(thread.getContextClassLoader()));

        assertThat(seen).containsExactly(callers);
        assertThat(thread.getContextClassLoader()).isSameAs(own);
    }

    @Test
    void threadsOwnLoaderIsRestoredAfterAFailureToo() {
        thread.setContextClassLoader(callers);
        Executor captured = new LoaderCarrier().captureDetached();
        thread.setContextClassLoader(own);

        try {
            captured.execute(() -> {
                throw new IllegalStateException("body");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("body");
        }

        assertThat(thread.getContextClassLoader()).isSameAs(own);
    }
}
