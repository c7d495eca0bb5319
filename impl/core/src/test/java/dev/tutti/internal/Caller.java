package dev.tutti.internal;

import dev.tutti.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** A context that consists of a name: whoever calls. */
public final class Caller implements ContextCarrier {

    private static final ThreadLocal<String> NAME = ThreadLocal.withInitial(() -> "nobody");

    /** On whose behalf the calling thread works. */
    public static String name() {
        return NAME.get();
    }

    /** Calls on behalf of somebody. */
    public static <R> R as(String name, Callable<R> call) throws Exception {
        String own = NAME.get();
        NAME.set(name);
        try {
            return call.call();
        } finally {
            NAME.set(own);
        }
    }

    @Override
    public Executor capture() {
        return executor(name());
    }

    @Override
    public Executor captureDetached() {
        return executor(name() + ", detached");
    }

    private static Executor executor(String captured) {
        return work -> {
            String own = NAME.get();
            NAME.set(captured);
            try {
                work.run();
            } finally {
                NAME.set(own);
            }
        };
    }
}
