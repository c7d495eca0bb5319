package dev.tutti.internal.stress;

import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.ref.Futures;
import dev.tutti.internal.ref.Ref;
import dev.tutti.spi.ContextCarrier;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The engine that all states of a test share, and that ends with their JVM. It carries no contexts. */
public final class Rig {

    /** What {@link #await(TaskRef)} gives if the reference does not complete. */
    public static final int NOTHING = -3;

    /** Only a failure ever waits for so long. */
    private static final Duration GUARD = Duration.ofSeconds(10);

    private Rig() {}

    /** On platform threads. */
    public static Engine engine() {
        return OnPlatformThreads.ENGINE;
    }

    /** On virtual threads, where the JDK has them. */
    public static Engine virtualEngine() {
        return OnVirtualThreads.ENGINE;
    }

    public static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    /** A promise of the engine on platform threads. */
    public static <T> TaskRef.Promise<T> promise() {
        engine();
        return TaskRef.promise();
    }

    /** A promise of the engine on virtual threads. */
    public static <T> TaskRef.Promise<T> virtualPromise() {
        virtualEngine();
        return TaskRef.promise();
    }

    /** A task on a worker. */
    public static TaskRef<Object> task(Callable<?> body) {
        Call call = new Call("Stress.task", Runnable::run, body);
        return Ref.submit(engine(), Runnable::run, call, engine().at(engine().workers()));
    }

    /** Waits until the latch is open, or too long. */
    public static void await(CountDownLatch latch) {
        try {
            latch.await(GUARD.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What must come: a number, or 0 for another value; or -1 if it was cancelled instead, -2 if it failed, or nothing. */
    public static int await(TaskRef<?> ref) {
        try {
            return ref.result(GUARD) instanceof Integer number ? number : 0;
        } catch (CancellationException e) {
            return -1;
        } catch (RuntimeException e) {
            return ref.isDone() ? -2 : NOTHING;
        }
    }

    private static final class OnPlatformThreads {

        private static final Engine ENGINE = engine(Rig::daemon);
    }

    private static final class OnVirtualThreads {

        private static final Engine ENGINE = engine(hasVirtualThreads() ? virtual() : Rig::daemon);
    }

    private static Engine engine(ThreadFactory blocking) {
        return new Engine(Rig::daemon, blocking, new NoContexts(), new Futures());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** {@code Thread.ofVirtual().factory()}, which JDK 17 cannot compile. */
    private static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class NoContexts implements ContextCarrier {

        @Override
        public Executor capture() {
            return Runnable::run;
        }

        @Override
        public Executor captureDetached() {
            return Runnable::run;
        }
    }
}
